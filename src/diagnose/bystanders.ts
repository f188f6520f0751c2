import { questions } from '../evidence/questions.ts';
import { joined } from '../joined.ts';
import type { CauseId } from '../model/causes.ts';
import { answersOn, type Constraint } from './constraint.ts';
import type { Hidden, Unassessed } from './diagnosis.ts';
import type { Explanation, Inversion } from './invert.ts';
import { hypothesisAt, type NumberedRow } from './knowledge.ts';
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
  const { hypotheses, constraints, bearing, rows } = problem;
  const named = new Set(joined(explanations));
  const isNamed = hypotheses.map((_, index) => named.has(index));
  const namedLines = new Set<string>();
  const touched = new Set<NumberedRow>();
  for (const index of named) {
    const { line, decides } = hypothesisAt(problem, index);
    namedLines.add(line);
    for (const row of decides) touched.add(row);
  }
  /** For each hypothesis, by its number, the named cause that stands before it in the first row that is open. */
  const standsBehind = hypotheses.map((): CauseId | null => null);
  for (const row of rows) {
    if (!touched.has(row)) continue;
    let before: CauseId | null = null;
    for (const { index, hypothesis } of row.deciders)
      if (before !== null) standsBehind[index] ??= before;
      else if (isNamed[index]) {
        const answers = answersOn(bearing, index).filter(({ key }) => key === row.key);
        if (!isOpen(row, answers, isNamed)) break;
        before = hypothesis.cause;
      }
  }
  const answered = new Set(constraints.map(({ key }) => key));
  const ask = (assessedBy: readonly NumberedRow[]): string | null => {
    const row = assessedBy.find(({ key }) => !answered.has(key));
    return row === undefined ? null : questions[row.question].asks;
  };

  const hidden = new Map<string, Hidden>();
  const unassessed = new Map<string, Unassessed>();
  hypotheses.forEach(({ cause, target, line, assessedBy }, index) => {
    if (namedLines.has(line) || !possible(index)) return;
    const at = target === undefined ? {} : { target };
    const behind = standsBehind[index];
    if (behind) {
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
