import { closest } from '../../src/closest.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { Flaw } from '../../src/parse.ts';
import type { WorldFile } from './scenario.ts';

/**
 * A domain that a fault names and that is one letter or so away from a host of the guidance: it would strike nothing.
 * Any other domain may be a host of somebody's own guidance.
 */
export const strayDomain = ({ faults }: Pick<WorldFile, 'faults'>): Flaw | null => {
  const hosts = defaultGuidance.hosts.map(({ name }) => name);
  for (const [i, fault] of faults.entries()) {
    if (!('domain' in fault) || fault.domain === '*' || hosts.includes(fault.domain)) continue;
    const meant = closest(fault.domain, hosts);
    if (meant !== null)
      return { place: `faults.${i}.domain`, expected: `expected ${meant}, found "${fault.domain}"` };
  }
  return null;
};
