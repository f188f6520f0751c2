import { answersOf, questions } from '../../src/evidence/questions.ts';
import type { Decider, Hypothesis, Row } from '../../src/model/row.ts';

const keyOf = ({ cause, target, how }: Hypothesis): string => [cause, target, how].join('|');

/** A decider in numbers: its hypothesis, and its answers as bits. */
interface Numbered {
  readonly index: number;
  readonly answers: number;
  readonly mayPass: boolean;
}

interface Pair {
  readonly rows: readonly [readonly Numbered[], readonly Numbered[]];
  readonly healthy: number;
  /** How many hypotheses the two rows know. */
  readonly size: number;
  /** Hypotheses of deciders that one row has and the other has not, or elsewhere. */
  readonly changed: readonly number[];
}

/** Those of one list that the other has not; where both are as long, also those that it has in another place. */
const differing = (mine: readonly Decider[], theirs: readonly Decider[]): readonly Decider[] => {
  const others = theirs.map(one => JSON.stringify(one));
  const isThere = (one: Decider, i: number) =>
    mine.length === theirs.length ? others[i] === JSON.stringify(one) : others.includes(JSON.stringify(one));
  return mine.filter((one, i) => !isThere(one, i));
};

const numbered = ({ question, deciders }: Row, other: Row): Pair => {
  const keys = new Map<string, number>();
  const indexOf = ({ hypothesis }: Decider): number => {
    const key = keyOf(hypothesis);
    const index = keys.get(key) ?? keys.size;
    keys.set(key, index);
    return index;
  };
  const all = answersOf(question);
  const bits = (answers: readonly string[]) =>
    answers.reduce((sum, answer) => sum | (1 << all.indexOf(answer)), 0);
  const inNumbers = (list: readonly Decider[]) =>
    list.map(one => ({ index: indexOf(one), answers: bits(one.answers), mayPass: one.mayPass }));
  const rows = [inNumbers(deciders), inNumbers(other.deciders)] as const;
  const changed = [...differing(deciders, other.deciders), ...differing(other.deciders, deciders)];
  return {
    rows,
    healthy: bits(questions[question].healthy),
    size: keys.size,
    changed: [...new Set(changed.map(indexOf))],
  };
};

/** The answers that a row can give while just these three are true, by definition; none when it cannot be asked. */
const given = (row: readonly Numbered[], healthy: number, a: number, b: number, c: number): number => {
  let sum = 0;
  for (const { index, answers, mayPass } of row) {
    if (index !== a && index !== b && index !== c) continue;
    sum |= answers;
    if (!mayPass) return sum;
  }
  return sum | healthy;
};

/**
 * Whether two rows give the same answers whichever causes are true. What one slip changes shows with at most three
 * present: the one concerned, its partner, and one between or after them. So all sets of up to three that hold a changed
 * one are tried.
 */
export const sameAnswers = (row: Row, other: Row): boolean => {
  const {
    rows: [one, two],
    healthy,
    size,
    changed,
  } = numbered(row, other);
  for (const a of changed)
    for (let b = 0; b < size; b += 1)
      for (let c = b; c < size; c += 1)
        if (given(one, healthy, a, b, c) !== given(two, healthy, a, b, c)) return false;
  return true;
};
