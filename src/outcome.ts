/** The closed vocabulary of ways in which a door can fail. `unknown` keeps the scrubbed text and is counted in reports. */
export const failureCodes = [
  // any door
  'timed-out',
  'crashed',
  'malformed',
  'not-permitted',
  'unknown',
  // PC/SC
  'no-service',
  'service-error',
  'access-denied',
  'reader-gone',
  'reader-error',
  'no-card',
  'no-card-or-mute',
  'mute',
  'unpowered',
  'busy',
  'card-removed',
  'card-reset',
  'protocol-mismatch',
  'refused-command',
  // network
  'name-not-found',
  'name-refused',
  'name-failed',
  'no-resolver',
  'connection-refused',
  'connection-reset',
  'unreachable',
  'handshake-failed',
  'old-tls',
  'proxy-denied',
  'proxy-needs-credentials',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** What a door gives back: a value, a named failure, or the reason why it was not tried. `ms` is the time it took. */
export type Outcome<T> = Ok<T> | Failed | Skipped;
export interface Ok<T> {
  readonly kind: 'ok';
  readonly value: T;
  readonly ms: number;
}
export interface Failed {
  readonly kind: 'failed';
  readonly code: FailureCode;
  readonly detail: string;
  readonly ms: number;
}
export interface Skipped {
  readonly kind: 'skipped';
  readonly because: string;
  readonly ms: number;
}

export const ok = <T>(value: T, ms = 0): Ok<T> => ({ kind: 'ok', value, ms });
export const failed = (code: FailureCode, detail = '', ms = 0): Failed => ({
  kind: 'failed',
  code,
  detail,
  ms,
});
export const skipped = (because: string, ms = 0): Skipped => ({ kind: 'skipped', because, ms });

/** Applies `use` to the value of an ok outcome; failures and skips pass through. */
export const map = <A, B>(outcome: Outcome<A>, use: (value: A) => B): Outcome<B> =>
  outcome.kind === 'ok' ? ok(use(outcome.value), outcome.ms) : outcome;
