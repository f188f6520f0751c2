import fc from 'fast-check';
import { type Fault, type FaultKindId, faultKindIds } from '../../sim/faults/faults.ts';
import { faultsOf, truthOf } from '../atlas.ts';
import type { Truth } from '../format/scenario.ts';

/** Kinds of which one keeps the other from striking, or from being what it is alone. */
const undoing: { readonly [K in FaultKindId]?: readonly FaultKindId[] } = {
  // With a good card in a second reader, neither reader nor card is missing, and the user's own card may go unseen.
  'insert-second-card': ['unplug-reader', 'remove-reader-driver', 'take-card', 'pull-card'],
  'take-card': ['mute-card'],
  // Another kind of card has no series, and a card can be pulled only while it is read.
  'swap-card': ['retire-card', 'pull-card'],
  'retire-card': ['pull-card'],
  'mute-card': ['pull-card'],
  'blank-card': ['pull-card', 'stall-card', 'corrupt-answer'],
  'stall-card': ['pull-card'],
  'corrupt-answer': ['pull-card'],
};

const agree = (kinds: readonly FaultKindId[]): boolean =>
  kinds.every(kind => !kinds.some(other => undoing[kind]?.includes(other)));

/** Faults of as many different kinds, none of which undoes another. */
export const faultSets = (sizes: {
  readonly min: number;
  readonly max: number;
}): fc.Arbitrary<readonly Fault[]> =>
  fc
    .uniqueArray(fc.constantFrom(...faultKindIds), { minLength: sizes.min, maxLength: sizes.max })
    .filter(agree)
    .chain(kinds => fc.tuple(...kinds.map(faultsOf)));

/** The truth of several faults is the truth of each. */
export const truthOfAll = (faults: readonly Fault[]): readonly Truth[] => faults.flatMap(truthOf);
