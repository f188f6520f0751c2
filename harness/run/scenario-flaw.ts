import type { Scenario, Truth } from '../../scenarios/format/scenario.ts';
import { strayDomain } from '../../scenarios/format/stray-domain.ts';
import { strayReader } from '../../scenarios/format/stray-reader.ts';
import { within } from '../../scenarios/judge/matching.ts';
import { closest } from '../../src/closest.ts';
import type { Cause } from '../../src/model/cause.ts';
import { causeIds, causes, isCauseId } from '../../src/model/causes.ts';
import type { Flaw } from '../../src/parse.ts';

const causeFlaw = ({ cause: id, target, how }: Truth, place: string): Flaw | null => {
  if (!isCauseId(id)) {
    const meant = closest(id, causeIds);
    const hint = meant === null ? `expected one of ${causeIds.join(', ')}` : `did you mean "${meant}"?`;
    return { place: `${place}.cause`, expected: `unknown cause "${id}"; ${hint}` };
  }
  const { hows, about }: Cause = causes[id];
  if (target !== undefined && about === 'workstation')
    return { place: `${place}.target`, expected: `unknown key; ${id} has no target` };
  if (how === undefined || (hows !== undefined && Object.hasOwn(hows, how))) return null;
  return {
    place: `${place}.how`,
    expected:
      hows === undefined
        ? `unknown key; ${id} has no how`
        : `expected ${Object.keys(hows).join(' or ')}, found "${how}"`,
  };
};

const groupsOf = ({ indistinguishable = [] }: Scenario): readonly (readonly Truth[])[] =>
  indistinguishable.map(group => (Array.isArray(group) ? group : [group]));

/** What is wrong with a scenario beyond its form: unknown causes, readers that are not there, a group without the truth. */
export const scenarioFlaw = (scenario: Scenario): Flaw | null => {
  const { truth } = scenario;
  const groups = groupsOf(scenario);
  const flaws = [
    ...truth.map((one, i) => causeFlaw(one, `truth.${i}`)),
    ...groups.flatMap((group, i) => group.map(one => causeFlaw(one, `indistinguishable.${i}`))),
    strayReader(scenario),
    strayDomain(scenario),
  ];
  const flaw = flaws.find(one => one !== null);
  if (flaw !== undefined) return flaw;
  if (groups.length === 0 || groups.some(group => within(group, truth))) return null;
  return { place: 'indistinguishable', expected: 'expected the truth to be one of the explanations' };
};
