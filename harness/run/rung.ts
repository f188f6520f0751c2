import type { World } from '../../sim/world.ts';
import type { Workstation } from '../../src/doors/workstation.ts';

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
  /** Milliseconds that each probe may take; where the parts are real it really waits for them. */
  readonly deadline: number;
  /** Groups of causes that look the same on this rung. */
  readonly merges: readonly (readonly string[])[];
}
