import { simWorkstation } from '../../sim/workstation.ts';
import type { World } from '../../sim/world.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import { UserError } from '../user-error.ts';

/** A workstation that stands until it is closed. */
export interface Station {
  readonly workstation: Workstation;
  readonly close: () => Promise<void>;
}

/** How near to real hardware a world is brought to life. What is judged stays the same. */
export interface Rung {
  readonly name: string;
  /** Throws a `UserError` when this machine lacks what the rung needs. */
  readonly prepare?: () => Promise<void>;
  /** Runs the whole command once more where the rung can stand, and gives its exit code; null when it is there already. */
  readonly elsewhere?: () => Promise<number | null>;
  /** Why the rung cannot show this world; null when it can. */
  readonly expressible: (world: World) => string | null;
  readonly station: (world: World) => Promise<Station>;
  /** Groups of causes that look the same on this rung. */
  readonly merges: readonly (readonly string[])[];
}

const simulator: Rung = {
  name: 'simulator',
  expressible: () => null,
  station: async world => {
    const workstation = simWorkstation(world);
    return { workstation, close: () => workstation.close() };
  },
  merges: [],
};

const rungs: { readonly [name: string]: () => Promise<Rung> } = {
  simulator: async () => simulator,
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
