import { questions } from '../evidence/questions.ts';
import { joined } from '../joined.ts';
import type { CauseId } from '../model/causes.ts';
import type { Constraint } from './constraint.ts';
import type { Hidden, Unassessed } from './diagnosis.ts';
import type { Explanation, Inversion } from './invert.ts';
import { hypothesisAt, type NumberedDecider, type NumberedRow } from './knowledge.ts';
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

/** Whether the row may say something of the cause later; a healthy answer that goes with the cause stays as it is. */
const mayShow = ({ answers }: NumberedDecider, seen: readonly Constraint[]): boolean =>
  answers.length === 0 || !answers.every(answer => seen.some(one => one.healthy && one.answer === answer));

/** Sorts every cause that is possible and in no explanation into hidden and unassessed. */
export const bystanders = (
  explanations: readonly Explanation[],
  problem: Problem,
  possible: Inversion['possible'],
): Bystanders => {
  const { hypotheses, constraints, rows } = problem;
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
    const seen = constraints.filter(({ key }) => key === row.key);
    if (!isOpen(row, seen, isNamed)) continue;
    let before: CauseId | null = null;
    for (const decider of row.deciders)
      if (before === null) before = isNamed[decider.index] ? decider.hypothesis.cause : null;
      else if (mayShow(decider, seen)) standsBehind[decider.index] ??= before;
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
