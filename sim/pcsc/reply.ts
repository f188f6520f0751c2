import type { ScardCode } from '../../src/pcsc/scard-codes.ts';

/** What the smart card service answers to a call: a value, a return code, or nothing, ever. `ms` is virtual: how long it took. */
export type Reply<T = null> = Done<T> | Refused | Silence;
export interface Done<T> {
  readonly kind: 'done';
  readonly value: T;
  readonly ms: number;
}
export interface Refused {
  readonly kind: 'refused';
  readonly code: ScardCode;
  readonly ms: number;
}
export interface Silence {
  readonly kind: 'silence';
}

export const done = <T>(value: T, ms = 0): Done<T> => ({ kind: 'done', value, ms });
export const refused = (code: ScardCode, ms = 0): Refused => ({ kind: 'refused', code, ms });
export const silence: Silence = { kind: 'silence' };
