import fc from 'fast-check';
import { type Fault, type FaultKindId, faultKindIds, inflictAll } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { faultsOf, truthOf } from '../atlas.ts';
import type { Truth } from '../format/scenario.ts';

/** Kinds of which one keeps the other from striking, or from being what it is alone. */
const undoing: { readonly [K in FaultKindId]?: readonly FaultKindId[] } = {
  // With a good card in a second reader, neither reader nor card is missing, and the user's own card may go unseen.
  'insert-second-card': ['unplug-reader', 'remove-reader-driver', 'take-card'],
  'take-card': ['mute-card'],
  // Another kind of card has no series.
  'swap-card': ['retire-card'],
  // A card with nothing on it is read before a later fault can strike.
  'blank-card': ['stall-card', 'corrupt-answer'],
  // A card can slip out only while it is read, and to the end.
  'pull-card': [
    'insert-second-card',
    'stop-smartcard-service',
    'unplug-reader',
    'remove-reader-driver',
    'hold-reader',
    'break-reader',
    'mute-card',
    'blank-card',
    'swap-card',
    'retire-card',
    'stall-card',
    'corrupt-answer',
  ],
};

const agree = (kinds: readonly FaultKindId[]): boolean =>
  kinds.every(kind => !kinds.some(other => undoing[kind]?.includes(other)));

interface Sizes {
  readonly min: number;
  readonly max: number;
}

/** Faults of as many different kinds, none of which undoes another. */
export const faultSets = (sizes: Sizes): fc.Arbitrary<readonly Fault[]> =>
  fc
    .uniqueArray(fc.constantFrom(...faultKindIds), { minLength: sizes.min, maxLength: sizes.max })
    .filter(agree)
    .chain(kinds => fc.tuple(...kinds.map(faultsOf)));

/** The healthy workstation, broken, with or without somebody who knows more than it can see. */
export interface Broken {
  readonly faults: readonly Fault[];
  readonly directory: World['directory'];
  readonly answers: World['answers'];
}

export const brokenBy = (sizes: Sizes): fc.Arbitrary<Broken> =>
  fc.record({
    faults: faultSets(sizes),
    directory: fc.constantFrom('unreachable', 'reachable'),
    answers: fc.constantFrom<World['answers']>({}, 'truthful'),
  });

export const worldFrom = ({ faults, ...told }: Broken): World =>
  inflictAll({ ...healthyWorld, ...told }, faults);

/** The truth of several faults is the truth of each. */
export const truthOfAll = (faults: readonly Fault[]): readonly Truth[] => faults.flatMap(truthOf);
