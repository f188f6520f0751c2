import { questionKey, questions } from '../evidence/questions.ts';
import { type CauseId, causeIds } from '../model/causes.ts';
import type { Row } from '../model/row.ts';
import type { Hidden, Unassessed } from './diagnosis.ts';
import { type Explanation, possible } from './invert.ts';
import type { Problem } from './problem.ts';

/** What becomes of the causes that no explanation names. */
export interface Bystanders {
  readonly hidden: readonly Hidden[];
  readonly unassessed: readonly Unassessed[];
  readonly excluded: readonly CauseId[];
}

/** Rows that a machine could still answer once what stands before is mended. */
const openRows = ({ rows, constraints }: Problem): readonly Row[] => {
  const healthy = new Set(constraints.filter(constraint => constraint.healthy).map(({ key }) => key));
  return rows.filter(
    ({ question, target }) =>
      questions[question].by === 'machine' && !healthy.has(questionKey(question, target)),
  );
};

/** The named cause that stands before this one in some row; null when none does. */
const standsBefore = (
  index: number,
  named: ReadonlySet<number>,
  rows: readonly Row[],
  problem: Problem,
): CauseId | null => {
  for (const { deciders } of rows) {
    let before: CauseId | null = null;
    for (const { hypothesis } of deciders) {
      const here = problem.indexOf(hypothesis);
      if (here === index && before !== null) return before;
      if (named.has(here)) before ??= hypothesis.cause;
    }
  }
  return null;
};

/** The cheapest open question that settles whether the cause is there, or at least bears on it. */
const assessedBy = (index: number, problem: Problem): string | null => {
  const answered = new Set(problem.constraints.map(({ key }) => key));
  const candidates = problem.rows.flatMap(({ question, target, deciders }) => {
    if (question === 'symptom' || answered.has(questionKey(question, target))) return [];
    const decider = deciders.find(
      ({ hypothesis, answers }) => answers.length > 0 && problem.indexOf(hypothesis) === index,
    );
    if (decider === undefined) return [];
    const { by, minutes, asks } = questions[question];
    // What the machine could not answer, and what settles nothing, is the last to ask.
    const rank = (by === 'machine' ? 2 : 0) + (decider.mayPass ? 1 : 0);
    return [{ asks, rank, minutes }];
  });
  return candidates.sort((a, b) => a.rank - b.rank || a.minutes - b.minutes)[0]?.asks ?? null;
};

/** Sorts every cause that is in no explanation into hidden, unassessed and excluded. */
export const bystanders = (explanations: readonly Explanation[], problem: Problem): Bystanders => {
  const { hypotheses, constraints } = problem;
  const named = new Set(explanations.flat());
  const namedPlaces = new Set([...named].map(index => placeOf(problem, index)));
  const rows = openRows(problem);
  const mentioned = new Set(constraints.flatMap(({ deciders }) => deciders.map(({ index }) => index)));

  const hidden = new Map<string, Hidden>();
  const unassessed = new Map<string, Unassessed>();
  const open = new Set<CauseId>([...named].flatMap(index => hypotheses[index]?.cause ?? []));
  hypotheses.forEach(({ cause, target }, index) => {
    if (named.has(index)) return;
    if (mentioned.has(index) && !possible([index], constraints)) return;
    open.add(cause);
    const place = placeOf(problem, index);
    if (namedPlaces.has(place)) return;
    const at = target === undefined ? {} : { target };
    const behind = standsBefore(index, named, rows, problem);
    if (behind !== null) {
      if (!unassessed.has(place)) hidden.set(place, { cause, ...at, behind });
    } else {
      hidden.delete(place);
      if (!unassessed.has(place)) unassessed.set(place, { cause, ...at, ask: assessedBy(index, problem) });
    }
  });
  return {
    hidden: [...hidden.values()],
    unassessed: [...unassessed.values()],
    excluded: causeIds.filter(cause => !open.has(cause)),
  };
};

/** Cause and target without the how: one line of a report. */
const placeOf = ({ hypotheses }: Problem, index: number): string =>
  `${hypotheses[index]?.cause}|${hypotheses[index]?.target ?? ''}`;
