import type { Workstation } from '../../src/doors/workstation.ts';
import type { Symptom } from '../../src/evidence/questions.ts';
import type { Outcome } from '../../src/outcome.ts';

/** The doors of a workstation, by name. */
export type DoorName = Exclude<keyof Workstation, 'close'>;

/** First line of a tape: under which conditions the calls that follow were made. */
export interface TapeHeader {
  readonly format: 1;
  readonly kind: 'tape';
  readonly guidance: { readonly version: string; readonly asOf: string };
  /** Time of the workstation's clock when the investigation began, ISO 8601. */
  readonly takenAt: string;
  /** What the user saw; null when nobody said. */
  readonly symptom: Symptom | null;
  /** Milliseconds that each probe was given. */
  readonly timeout: number;
  /** Whether names, serial numbers and addresses stand as they were: for a lab's own cards only. */
  readonly fullIdentifiers: boolean;
}

/** Last line of a tape, without which the recording broke off: how many lines with calls stand before it. */
export interface TapeEnd {
  readonly kind: 'end';
  readonly calls: number;
}

/** Every line between: one call at a door and its outcome, as plain JSON; bytes are spaced hex. Deadlines are left out. */
export interface Call {
  /** Place in the order in which calls were made, from 1. */
  readonly asked: number;
  /** Place in the order in which calls were answered, from 1. */
  readonly told: number;
  /** The workstation's clock at the answer, milliseconds since 1970. */
  readonly at: number;
  readonly door: DoorName;
  readonly method: string;
  /** For calls on a powered card: which connection, as the outcome of `connect` numbered it. */
  readonly session?: number;
  readonly args: readonly unknown[];
  readonly outcome: Outcome<unknown>;
}

/** What `connect` leaves on a tape in place of a session. */
export interface Connection {
  readonly session: number;
  readonly atr: string;
  readonly protocol: 'T=0' | 'T=1';
}

export interface Tape {
  readonly header: TapeHeader;
  readonly calls: readonly Call[];
  /** Whether the recording went to its end, and all of it is here. */
  readonly whole: boolean;
}
