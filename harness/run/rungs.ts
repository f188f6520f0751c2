import { simWorkstation } from '../../sim/workstation.ts';
import { UserError } from '../user-error.ts';
import type { Rung } from './rung.ts';

const simulator: Rung = {
  name: 'simulator',
  expressible: () => null,
  station: async world => {
    const workstation = simWorkstation(world);
    return { workstation, close: () => workstation.close() };
  },
  deadline: 5000,
  merges: [],
};

const rungs: { readonly [name: string]: () => Promise<Rung> } = {
  simulator: async () => simulator,
  'pcsc-service': async () => (await import('./pcsc-service-rung.ts')).pcscServiceRung,
  'virtual-reader': async () => (await import('./virtual-reader-rung.ts')).virtualReaderRung,
};

/** The rung of this name, ready for use; a `UserError` names those there are. */
export const rungOf = async (name: string): Promise<Rung> => {
  const load = Object.hasOwn(rungs, name) ? rungs[name] : undefined;
  if (load === undefined)
    throw new UserError('--rung', null, `expected ${Object.keys(rungs).join(' or ')}, found "${name}"`);
  const rung = await load();
  await rung.prepare?.();
  return rung;
};

/** The exit code of the command as it ran where its rung can stand; null when that is here. */
export const ranElsewhere = async (name: string): Promise<number | null> =>
  (await (await rungOf(name)).elsewhere?.()) ?? null;
