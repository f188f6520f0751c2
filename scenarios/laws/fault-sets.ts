import fc from 'fast-check';
import { cardBehaviourFaults } from '../../sim/faults/card-behaviour.ts';
import { cardContentsFaults } from '../../sim/faults/card-contents.ts';
import { type Fault, type FaultKindId, faultKindIds, faultKinds } from '../../sim/faults/faults.ts';
import { readerFaults } from '../../sim/faults/reader.ts';
import { serviceFaults } from '../../sim/faults/service.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { faultsOf, truthOf } from '../atlas.ts';
import type { Truth } from '../format/scenario.ts';
import type { Subject } from './subject.ts';

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

const has = (kinds: object) => (kind: FaultKindId) => Object.hasOwn(kinds, kind);
const isOfTheCard = has({ ...cardContentsFaults, ...cardBehaviourFaults });
const isOfPcsc = has({
  ...readerFaults,
  ...serviceFaults,
  'leave-reader-behind': faultKinds['leave-reader-behind'],
});

/** Kinds with which a card is read to its end: what is wrong shows in what it says, or nothing is. */
const readThrough: readonly FaultKindId[] = [
  'insert-second-card',
  'lock-card',
  'expire-certificate',
  'postdate-certificate',
  'slow-card',
  'slow-reader',
  'slow-smartcard-service',
  'spoil-tck',
  'vary-atr',
  'speak-t0-only',
];

/** Kinds that end a reading before its end, or keep it from beginning. */
const endsReading = faultKindIds.filter(
  kind => (isOfTheCard(kind) || isOfPcsc(kind)) && !departures.includes(kind) && !readThrough.includes(kind),
);

/** Kinds that may strike late, when all else was read. */
const late = endsReading.filter(
  kind => 'afterCommands' in faultKinds[kind].schema.entries || kind === 'narrow-reader',
);

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

/** Kinds of which one keeps the other from striking, or from being what it is alone. */
const undoing: { readonly [K in FaultKindId]?: readonly FaultKindId[] } = {
  // With a good card in a second reader, neither reader nor card is missing, and there is but one card.
  'insert-second-card': ['unplug-reader', 'take-card', 'pull-card'],
  'take-card': ['mute-card', 'cut-atr', 'lengthen-atr', 'slow-power-up'],
  // Another kind of card has no series, and perhaps no application either.
  'swap-card': ['retire-card', 'remove-application', 'refuse-instruction', 'misreport-status'],
  // A card with less on it is read before a later fault can strike.
  'blank-card': late,
  // So is one that denies what it holds, a certificate that is no good among it.
  'misreport-status': [...late.filter(kind => kind !== 'misreport-status'), 'damage-certificate'],
  'remove-signing-certificate': late,
  // A card that goes by another name is another card.
  ...mutual(renames, [
    'retire-card',
    'swap-card',
    'remove-application',
    'refuse-instruction',
    'misreport-status',
  ]),
  ...mutual(departures, endsReading),
  // With another card, whatever ailed the first one is gone.
  'exchange-card': faultKindIds.filter(
    kind =>
      kind !== 'exchange-card' &&
      (departures.includes(kind) || endsReading.includes(kind) || isOfTheCard(kind)),
  ),
  // A service that gives no answer at all does not say that it lets nobody in.
  'exhaust-smartcard-service': ['deny-smartcard-access'],
};

/** Whether none of these faults undoes another. */
export const agree = (faults: readonly Fault[]): boolean =>
  faults.every(({ kind }) => !faults.some(other => undoing[kind]?.includes(other.kind)));

interface Sizes {
  readonly min: number;
  readonly max: number;
}

const anyFault: fc.Arbitrary<Fault> = fc.oneof(...faultKindIds.map(faultsOf));

/** Faults of as many different kinds, none of which undoes another. They shrink one by one: first to fewer, then to plainer. */
export const faultSets = ({ min, max }: Sizes): fc.Arbitrary<readonly Fault[]> =>
  fc.uniqueArray(anyFault, { selector: ({ kind }) => kind, minLength: min, maxLength: max }).filter(agree);

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

export const worldFrom = ({ faults, ...told }: Broken, { inflict }: Subject): World =>
  inflict({ ...healthyWorld, ...told }, faults);

/** The truth of several faults is the truth of each. */
export const truthOfAll = (faults: readonly Fault[]): readonly Truth[] => faults.flatMap(truthOf);
