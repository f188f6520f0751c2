import { questions } from '../evidence/questions.ts';
import type { CauseId } from '../model/causes.ts';
import type { Hidden, Unassessed } from './diagnosis.ts';
import type { Explanation, Inversion } from './invert.ts';
import type { NumberedRow } from './knowledge.ts';
import type { Constraint, Problem } from './problem.ts';

/** What becomes of the causes that no explanation names. */
export interface Bystanders {
  readonly hidden: readonly Hidden[];
  readonly unassessed: readonly Unassessed[];
}

/** Rows that a machine could answer anew once what is named is mended: a healthy answer stands unless a named cause gave it. */
const openRows = (named: ReadonlySet<number>, { rows, constraints }: Problem): readonly NumberedRow[] => {
  const stands = ({ healthy, deciders }: Constraint) =>
    healthy && !deciders.some(({ index, accepts }) => accepts && named.has(index));
  const standing = new Set(constraints.filter(stands).map(({ key }) => key));
  const seen = new Set(constraints.filter(({ by }) => by === 'machine').map(({ key }) => key));
  return rows.filter(
    ({ question, key }) => !standing.has(key) && (questions[question].by === 'machine' || seen.has(key)),
  );
};

/** Of each hypothesis behind a named one, the named cause that stands before it in the first such row. */
const standingBefore = (named: ReadonlySet<number>, problem: Problem): ReadonlyMap<number, CauseId> => {
  const before = new Map<number, CauseId>();
  for (const { deciders } of openRows(named, problem)) {
    let first: CauseId | null = null;
    for (const { index, hypothesis } of deciders) {
      if (first !== null && !before.has(index)) before.set(index, first);
      if (named.has(index)) first ??= hypothesis.cause;
    }
  }
  return before;
};

/** Sorts every cause that is possible and in no explanation into hidden and unassessed. */
export const bystanders = (
  explanations: readonly Explanation[],
  problem: Problem,
  possible: Inversion['possible'],
): Bystanders => {
  const { hypotheses, constraints } = problem;
  const named = new Set(explanations.flat());
  const namedPlaces = new Set([...named].map(index => hypotheses[index]?.place));
  const before = standingBefore(named, problem);
  const answered = new Set(constraints.map(({ key }) => key));
  const ask = (index: number): string | null => {
    const row = hypotheses[index]?.assessedBy.find(({ key }) => !answered.has(key));
    return row === undefined ? null : questions[row.question].asks;
  };

  const hidden = new Map<string, Hidden>();
  const unassessed = new Map<string, Unassessed>();
  hypotheses.forEach(({ cause, target, place }, index) => {
    if (named.has(index) || namedPlaces.has(place) || !possible(index)) return;
    const at = target === undefined ? {} : { target };
    const behind = before.get(index);
    if (behind !== undefined) {
      if (!unassessed.has(place)) hidden.set(place, { cause, ...at, behind });
    } else {
      hidden.delete(place);
      if (!unassessed.has(place)) unassessed.set(place, { cause, ...at, ask: ask(index) });
    }
  });
  return {
    hidden: [...hidden.values()],
    unassessed: [...unassessed.values()],
  };
};
