import fc from 'fast-check';
import { cardBehaviourFaults } from '../../sim/faults/card-behaviour.ts';
import { cardContentsFaults } from '../../sim/faults/card-contents.ts';
import { type Fault, type FaultKindId, faultKindIds, inflictAll } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { faultsOf, truthOf } from '../atlas.ts';
import type { Truth } from '../format/scenario.ts';

/** Kinds that end a reading before its end, or keep it from beginning. */
const endsReading: readonly FaultKindId[] = [
  'stop-smartcard-service',
  'exhaust-smartcard-service',
  'deny-smartcard-access',
  'insert-second-card',
  'unplug-reader',
  'remove-reader-driver',
  'hold-reader',
  'hold-transaction',
  'break-reader',
  'jam-reader',
  'flicker-reader',
  'flicker-card',
  'narrow-reader',
  'refuse-card-protocol',
  'leave-card-unpowered',
  'take-card',
  'mute-card',
  'blank-card',
  'swap-card',
  'retire-card',
  'remove-signing-certificate',
  'remove-application',
  'terminate-application',
  'damage-certificate',
  'stall-card',
  'corrupt-answer',
  'misreport-status',
  'cut-answer',
  'lengthen-answer',
  'repeat-answer',
  'echo-command',
  'loop-answer',
  'refuse-instruction',
  'forget-selection',
  'fail-memory',
  'flip-bits',
  'forge-atr',
  'cut-atr',
  'lengthen-atr',
  'speak-unknown-protocol',
];

/** Kinds that strike while the card is read, and to the end: who never gets so far is acquitted of them. */
export const departures: readonly FaultKindId[] = [
  'pull-card',
  'exchange-card',
  'vanish-reader',
  'reset-card',
  'crash-smartcard-service',
  'restart-smartcard-service',
  'freeze-smartcard-service',
];

/** Kinds that strike late, when all else was read. */
const late: readonly FaultKindId[] = [
  'break-reader',
  'jam-reader',
  'flicker-reader',
  'flicker-card',
  'narrow-reader',
  'stall-card',
  'corrupt-answer',
  'misreport-status',
  'cut-answer',
  'lengthen-answer',
  'repeat-answer',
  'echo-command',
  'loop-answer',
  'refuse-instruction',
  'forget-selection',
];

/** Kinds that change the answer to reset, by which a card is known. */
const renames: readonly FaultKindId[] = [
  'forge-atr',
  'cut-atr',
  'lengthen-atr',
  'spoil-tck',
  'vary-atr',
  'speak-unknown-protocol',
  'speak-t0-only',
];

/** Each of these kinds undoes the others, and the rest too. */
function mutual(
  kinds: readonly FaultKindId[],
  rest: readonly FaultKindId[],
): { readonly [K in FaultKindId]?: readonly FaultKindId[] } {
  return Object.fromEntries(kinds.map(kind => [kind, [...kinds.filter(other => other !== kind), ...rest]]));
}

/** Kinds that are in the card, or in how it wakes up and answers. */
const ofTheCard = faultKindIds.filter(
  kind => Object.hasOwn(cardContentsFaults, kind) || Object.hasOwn(cardBehaviourFaults, kind),
);

/** Kinds of which one keeps the other from striking, or from being what it is alone. */
const undoing: { readonly [K in FaultKindId]?: readonly FaultKindId[] } = {
  // With a good card in a second reader, neither reader nor card is missing, and the user's own card may go unseen.
  'insert-second-card': ['unplug-reader', 'remove-reader-driver', 'take-card'],
  'take-card': ['mute-card', 'cut-atr', 'lengthen-atr'],
  // Another kind of card has no series, and perhaps no application either.
  'swap-card': ['retire-card', 'remove-application', 'refuse-instruction'],
  // A card with less on it is read before a later fault can strike.
  'blank-card': [...late, 'fail-memory', 'flip-bits'],
  'remove-signing-certificate': late,
  // A card that goes by another name is another card.
  ...mutual(renames, ['retire-card', 'swap-card', 'remove-application', 'refuse-instruction']),
  ...mutual(departures, endsReading),
  // With another card, whatever ailed the first one is gone.
  'exchange-card': [...departures, ...endsReading, ...ofTheCard].filter(kind => kind !== 'exchange-card'),
  // A service that gives no answer at all does not say that it lets nobody in.
  'exhaust-smartcard-service': ['deny-smartcard-access'],
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
