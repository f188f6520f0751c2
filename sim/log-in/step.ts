import type { Symptom } from '../../src/evidence/questions.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { SimMachine } from '../machine.ts';
import type { World } from '../world.ts';

/** What a step of the log-in has at hand. */
export interface LogInContext {
  readonly world: World;
  readonly network: SimMachine['network'];
  /** The readers with their cards, which most log-ins that fail never come to. */
  readonly desk: () => Pick<SimMachine, 'readers' | 'service'>;
  readonly guidance: Guidance;
}

/** Why the log-in stops here, in technical words, and what the user then sees. */
export interface Stop {
  readonly shows: Exclude<Symptom, 'none'>;
  readonly why: string;
}

/** One part of the log-in; null when it goes on. */
export interface LogInStep {
  readonly does: string;
  /** The parts of the world that it meets: whatever else differs, it goes the same. */
  readonly meets: (world: World) => readonly unknown[];
  readonly run: (context: LogInContext) => Promise<Stop | null>;
}

export const stop = (shows: Stop['shows'], why: string): Stop => ({ shows, why });

/** Milliseconds that a part of the log-in waits for another. An assumption; the products publish none. */
export const patience = 5000;
