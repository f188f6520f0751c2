import type { Outcome } from '../outcome.ts';

/** The workstation's own clock, which may be wrong, and the only source of deadlines. */
export interface Clock {
  /** Milliseconds since 1970 as this workstation believes. */
  now(): number;
  /** Resolves with the work, or with `timed-out` after `ms`; work that throws becomes `crashed`. */
  within<T>(ms: number, work: () => Promise<T>): Promise<Outcome<T>>;
}
