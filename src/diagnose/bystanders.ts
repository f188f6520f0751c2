import { questions } from '../evidence/questions.ts';
import type { CauseId } from '../model/causes.ts';
import type { Constraint } from './constraint.ts';
import type { Hidden, Unassessed } from './diagnosis.ts';
import type { Explanation, Inversion } from './invert.ts';
import type { NumberedRow } from './knowledge.ts';
import type { Problem } from './problem.ts';

/** What becomes of the causes that no explanation names. */
export interface Bystanders {
  readonly hidden: readonly Hidden[];
  readonly unassessed: readonly Unassessed[];
}

/**
 * Whether a machine could answer the row anew once what is named is mended. A healthy answer stands, unless a named cause
 * gave it.
 */
const isOpen = (row: NumberedRow, answers: readonly Constraint[], isNamed: readonly boolean[]): boolean =>
  (questions[row.question].by === 'machine' || answers.some(({ by }) => by === 'machine')) &&
  !answers.some(
    ({ healthy, deciders }) =>
      healthy && !deciders.some(({ index, accepts }) => accepts && isNamed[index] === true),
  );

/** Sorts every cause that is possible and in no explanation into hidden and unassessed. */
export const bystanders = (
  explanations: readonly Explanation[],
  problem: Problem,
  possible: Inversion['possible'],
): Bystanders => {
  const { hypotheses, constraints, rows } = problem;
  const isNamed = hypotheses.map(() => false);
  for (const explanation of explanations) for (const index of explanation) isNamed[index] = true;
  const namedLines = new Set(hypotheses.filter((_, index) => isNamed[index]).map(({ line }) => line));
  const openRows = new Set(
    rows.filter(
      row =>
        row.deciders.some(({ index }) => isNamed[index]) &&
        isOpen(
          row,
          constraints.filter(({ key }) => key === row.key),
          isNamed,
        ),
    ),
  );
  /** The named cause that stands before it in the first row that is open. */
  const standsBehind = (index: number, decides: readonly NumberedRow[]): CauseId | null => {
    for (const row of decides) {
      if (!openRows.has(row)) continue;
      const before = row.deciders.slice(
        0,
        row.deciders.findLastIndex(decider => decider.index === index),
      );
      const named = before.find(decider => isNamed[decider.index]);
      if (named !== undefined) return named.hypothesis.cause;
    }
    return null;
  };
  const answered = new Set(constraints.map(({ key }) => key));
  const ask = (assessedBy: readonly NumberedRow[]): string | null => {
    const row = assessedBy.find(({ key }) => !answered.has(key));
    return row === undefined ? null : questions[row.question].asks;
  };

  const hidden = new Map<string, Hidden>();
  const unassessed = new Map<string, Unassessed>();
  hypotheses.forEach(({ cause, target, line, decides, assessedBy }, index) => {
    if (namedLines.has(line) || !possible(index)) return;
    const at = target === undefined ? {} : { target };
    const behind = standsBehind(index, decides);
    if (behind !== null) {
      if (!unassessed.has(line)) hidden.set(line, { cause, ...at, behind });
    } else {
      hidden.delete(line);
      if (!unassessed.has(line)) unassessed.set(line, { cause, ...at, ask: ask(assessedBy) });
    }
  });
  return {
    hidden: [...hidden.values()],
    unassessed: [...unassessed.values()],
  };
};
