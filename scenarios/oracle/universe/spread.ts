import type { FaultKindId } from '../../../sim/faults/faults.ts';
import type { FaultOf } from '../../atlas/entry.ts';

/** Faults of each of these kinds. */
export type FaultsOf<K extends FaultKindId> = { readonly [k in K]: readonly FaultOf<k>[] };

/** Chooses so many among the values that a number can take. */
export type Few = (values: readonly number[]) => readonly number[];

/** Whole numbers from the first to the last. */
export const upTo = (last: number, first = 0): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** At most so many of the values, evenly spread from the first to the last; of one, the middle. */
export const spread =
  (most: number): Few =>
  values => {
    if (values.length <= most) return values;
    const share = (i: number) => (most === 1 ? 0.5 : i / (most - 1));
    return upTo(most - 1).flatMap(i => values[Math.round(share(i) * (values.length - 1))] ?? []);
  };

/** Every pair of an element of each. */
export const cross = <const A, const B, const C>(
  as: readonly A[],
  bs: readonly B[],
  join: (a: A, b: B) => C,
): readonly C[] => as.flatMap(a => bs.map(b => join(a, b)));

/** A healthy card is read with twelve commands; what strikes later never shows. */
export const whileRead = upTo(11);

/** A kind at each of these moments. */
export const at = <const K extends FaultKindId>(kind: K, moments: readonly number[]) =>
  moments.map(afterCommands => ({ kind, afterCommands }));

/** A kind that has one fault. */
export const alone = <const K extends FaultKindId>(kind: K): readonly { readonly kind: K }[] => [{ kind }];
