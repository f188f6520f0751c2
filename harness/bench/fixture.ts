import type { Outcome } from '../../src/outcome.ts';

/** What a fixture says of its sockets, which count from 1. */
export interface FixtureStatus {
  /** The socket that is connected to the reader; null when none is. */
  readonly current: number | null;
  /** Sockets that hold a card. */
  readonly present: readonly number[];
  /** Sockets that the fixture refuses to connect; empty where it knows no locks. */
  readonly locked: readonly number[];
}

/**
 * A device that connects one of several cards to a reader. Each call ends within its milliseconds and gives the state
 * after it. Failures: `no-card` and `refused-command` are the fixture's own no; `timed-out` is silence, `malformed` talk
 * without an answer, `reader-error` an answer that is not what was asked for, `unreachable` a port that went away.
 * One call at a time.
 */
export interface Fixture {
  status(ms: number): Promise<Outcome<FixtureStatus>>;
  /** Takes out what is connected and connects the card in this socket. */
  insert(socket: number, ms: number): Promise<Outcome<FixtureStatus>>;
  remove(ms: number): Promise<Outcome<FixtureStatus>>;
  close(): Promise<void>;
}
