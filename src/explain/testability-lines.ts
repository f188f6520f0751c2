import type { AmbiguityGroup } from '../diagnose/ambiguity.ts';
import type { Measures, Testability } from '../diagnose/testability.ts';
import { questions } from '../evidence/questions.ts';
import { causes } from '../model/causes.ts';
import type { Hypothesis } from '../model/row.ts';

/** One line of the testability table: a cause, at every place where it is the same. */
export interface TestabilityLine {
  readonly cause: string;
  readonly title: string;
  /** Hosts or readers; none for a cause about the workstation. */
  readonly targets: readonly string[];
  readonly detected: Testability['detected'];
  /** Causes that the machine's checks may not tell from it, each with the check of a person that does. */
  readonly alike: readonly { readonly cause: string; readonly check: string | null }[];
}

const named = ({ cause, how }: Hypothesis): string => (how === undefined ? cause : `${cause} (${how})`);

/** Another cause as it looks from this one: at the same place, it needs no place. */
const seenFrom = (from: Hypothesis, { target, ...other }: Hypothesis): string =>
  target === undefined || target === from.target ? named(other) : `${named(other)} at ${target}`;

const lineOf = ({ hypothesis, detected, alike }: Testability): TestabilityLine => ({
  cause: named(hypothesis),
  title: causes[hypothesis.cause].title.replaceAll('{target}', '…'),
  targets: hypothesis.target === undefined ? [] : [hypothesis.target],
  detected,
  alike: alike.map(({ hypothesis: other, split }) => ({
    cause: seenFrom(hypothesis, other),
    check: split === null ? null : questions[split.question].asks,
  })),
});

/** The table, with places of which the same is true in one line. */
export const testabilityLines = (table: readonly Testability[]): readonly TestabilityLine[] => {
  const lines = new Map<string, TestabilityLine>();
  for (const line of table.map(lineOf)) {
    const { targets, ...rest } = line;
    const key = JSON.stringify(rest);
    lines.set(key, { ...line, targets: [...(lines.get(key)?.targets ?? []), ...targets] });
  }
  return [...lines.values()];
};

/** One line of the groups: causes that the machine may leave together, at every place where they are the same. */
export interface GroupLine {
  readonly causes: readonly string[];
  readonly targets: readonly string[];
  /** The cheapest check of a person that splits the group, and what it leaves together at worst; null when there is none. */
  readonly check: { readonly asks: string; readonly leaves: number } | null;
}

const groupLineOf = ({ hypotheses, split }: AmbiguityGroup): GroupLine => ({
  causes: hypotheses.map(named),
  targets: [...new Set(hypotheses.flatMap(({ target }) => target ?? []))],
  check: split === null ? null : { asks: questions[split.question].asks, leaves: split.leaves },
});

/** The groups, those that are the same at several places in one line. */
export const groupLines = (groups: readonly AmbiguityGroup[]): readonly GroupLine[] => {
  const lines = new Map<string, GroupLine>();
  for (const line of groups.map(groupLineOf)) {
    const key = JSON.stringify([line.causes, line.check]);
    lines.set(key, { ...line, targets: [...(lines.get(key)?.targets ?? []), ...line.targets] });
  }
  return [...lines.values()];
};

/** What splits a group, in words; `none` is the word for a group that nothing splits. */
export const splitWords = ({ check }: GroupLine, none: string): string =>
  check === null ? none : check.leaves === 1 ? check.asks : `${check.asks} (leaves ${check.leaves} at worst)`;

/** A share as a person reads it, rounded down. */
export const percent = (share: number): string => `${Math.floor(share * 1000) / 10} %`;

/** The measures, each with its words. */
export const measureLines = (measures: Measures): readonly (readonly [string, string])[] => [
  ['single causes, each host and each way counted', `${measures.causes}`],
  ['detected by the machine alone', percent(measures.detectedByMachine)],
  ['detected', percent(measures.detected)],
  ['told from every other cause by the machine alone', percent(measures.isolatedByMachine)],
  ['told from all but two others by the machine alone', percent(measures.withinThreeByMachine)],
  ['told from every other cause, a person asked', percent(measures.isolated)],
  ['told from all but two others, a person asked', percent(measures.withinThree)],
];

export const detectedWords: { readonly [how in Testability['detected']]: string } = {
  'by-machine': 'by the machine',
  'by-person': 'by a person',
  no: 'not for certain',
};
