import { type Fault, type FaultKindId, inflict } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { theReader } from '../atlas/entry.ts';
import { blankCard, faultyCard, muteCard, unknownCard } from '../atlas/groups.ts';
import { truthOf } from '../atlas.ts';
import type { Truth } from '../format/scenario.ts';

/** Two faults that make a third thing of a card: one of each of these kinds, and what it is then; null where each mends the other. */
interface Together {
  readonly kinds: readonly [readonly FaultKindId[], readonly FaultKindId[]];
  readonly truth: Truth | null;
  /** The reader that holds the only card then: what is inflicted after them is of that reader. */
  readonly elsewhere?: string;
}

const secondReader = inflict(healthyWorld, { kind: 'insert-second-card' }).readers.at(-1)?.name;

const together: readonly Together[] = [
  // A card that goes by another name and shows no identity application is to everybody a card of nobody.
  {
    kinds: [
      ['forge-atr', 'cut-atr', 'lengthen-atr', 'spoil-tck', 'vary-atr', 'speak-t0-only', 'swap-card'],
      ['retire-card', 'remove-application', 'refuse-instruction', 'misreport-status'],
    ],
    truth: unknownCard,
  },
  // To a card that speaks T=0 the second command is for the rest of the first answer; one that denies that is garbled.
  { kinds: [['forge-atr', 'cut-atr', 'speak-t0-only'], ['misreport-status']], truth: faultyCard },
  // What is asked twice because it came back askew brings a card sooner to where it denies all it holds.
  { kinds: [['misreport-status'], ['forget-selection', 'flip-bits']], truth: blankCard },
  // The longer answer to reset of an older card has room for fewer bytes more.
  { kinds: [['lengthen-atr'], ['retire-card']], truth: muteCard },
  // Bytes where there was no answer to reset are noise.
  { kinds: [['lengthen-atr'], ['cut-atr']], truth: faultyCard },
  // Or they fill up what was cut off.
  { kinds: [['lengthen-atr'], ['cut-atr']], truth: null },
  // A second card is the only one where the first is gone.
  {
    kinds: [['insert-second-card'], ['unplug-reader', 'take-card', 'pull-card']],
    truth: null,
    ...(secondReader === undefined ? {} : { elsewhere: secondReader }),
  },
];

/** Whether none of these faults keeps another from striking, or from being what it is alone. */
export type Agree = (faults: readonly Fault[]) => boolean;

/** Every part of the faults, the whole and nothing among them. */
const partsOf = (faults: readonly Fault[]): readonly (readonly Fault[])[] =>
  Array.from({ length: 2 ** faults.length }, (_, bits) => faults.filter((_, i) => (bits >> i) & 1));

/** Whether the faults outside of the part may not have struck: each of them is kept from it by one inside. */
const mayBeAll = (part: readonly Fault[], faults: readonly Fault[], agree: Agree): boolean =>
  faults.every(fault => part.includes(fault) || part.some(other => !agree([fault, other])));

const truthOfPart = (part: readonly Fault[]): readonly Truth[] => part.flatMap(truthOf);

/** The truths of a part, with any of its faults having struck elsewhere than in the first reader. */
const truthsElsewhere = (part: readonly Fault[], elsewhere: string | undefined) =>
  elsewhere === undefined
    ? [truthOfPart(part)]
    : partsOf(part).map(moved =>
        part.flatMap(fault =>
          truthOf(fault).map(truth =>
            truth.target === theReader && moved.includes(fault) ? { ...truth, target: elsewhere } : truth,
          ),
        ),
      );

/**
 * Everything that can be true where faults undo each other, or make something else together: what others do to that, nobody has
 * listed.
 */
export const truthsOf = (faults: readonly Fault[], agree: Agree): readonly (readonly Truth[])[] => {
  const made = together.flatMap(({ kinds, truth, elsewhere }) => {
    const others = faults.filter(({ kind }) => !kinds.flat().includes(kind));
    const meet = kinds.every(list => faults.some(({ kind }) => list.includes(kind)));
    const more = truth === null ? [] : [truth];
    if (!meet) return [];
    return partsOf(others).flatMap(part =>
      truthsElsewhere(part, elsewhere).map(truths => [...truths, ...more]),
    );
  });
  const struck = partsOf(faults).filter(part => mayBeAll(part, faults, agree));
  return [...struck.map(truthOfPart), ...made];
};
