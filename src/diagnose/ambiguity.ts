import { answersOf, questions } from '../evidence/questions.ts';
import type { Hypothesis, Scope } from '../model/row.ts';
import { table } from '../model/table.ts';
import { knowledgeOf, type NumberedRow } from './knowledge.ts';
import { predicted } from './predicted.ts';
import { isAskedOfPeople, type Split } from './testability.ts';

/** Single causes that may all give the same answers of the machine: once these are seen, any of them may be it. */
export interface AmbiguityGroup {
  readonly hypotheses: readonly Hypothesis[];
  /** The cheapest check of a person that tells some of them from others, and what it may leave together at worst; null when there is none. */
  readonly split: (Split & { readonly leaves: number }) | null;
}

/** Whether the cause may keep the question from being asked. */
const mayHide = ({ deciders }: NumberedRow, hypothesis: number): boolean =>
  deciders.some(({ index, answers }) => index === hypothesis && answers.length === 0);

const distinct = (sets: readonly (readonly number[])[]): readonly (readonly number[])[] => [
  ...new Map(sets.map(set => [set.join(' '), set])).values(),
];

/** A row, and whether it may give an answer with a single cause. */
const singly = (row: NumberedRow, everyone: readonly number[]) => {
  const given = everyone.map(index => predicted(row, [index]));
  return { row, mayGive: (index: number, answer: string) => given[index]?.has(answer) === true };
};

/**
 * Every set of single causes that the machine's checks may leave together, and how a person splits it. Whatever the true
 * cause lets be asked is asked; who else could have given each of its answers is left. Exact for the model.
 */
export const ambiguityGroups = (scope: Scope, model = table): readonly AmbiguityGroup[] => {
  const { hypotheses, rows } = knowledgeOf(scope, model);
  const everyone = hypotheses.map((_, index) => index);
  const checks = rows.map(row => singly(row, everyone));
  const byMachine = checks.filter(({ row }) => !isAskedOfPeople(row));
  const byPeople = checks.filter(({ row }) => isAskedOfPeople(row) && row.question !== 'symptom');

  const leftBeside = (truth: number): readonly (readonly number[])[] =>
    byMachine
      .filter(({ row }) => !mayHide(row, truth))
      .reduce<readonly (readonly number[])[]>(
        (sets, { row, mayGive }) => {
          const answers = [...predicted(row, [truth])];
          return distinct(
            sets.flatMap(set => answers.map(answer => set.filter(one => mayGive(one, answer)))),
          );
        },
        [everyone],
      );

  const splitOf = (set: readonly number[]): AmbiguityGroup['split'] => {
    const splits = byPeople.flatMap(({ row: { question }, mayGive }) => {
      const answers = answersOf(question);
      const leaves = Math.max(...answers.map(answer => set.filter(one => mayGive(one, answer)).length));
      return leaves < set.length && set.every(one => answers.some(answer => mayGive(one, answer)))
        ? [{ question, minutes: questions[question].minutes, leaves }]
        : [];
    });
    return splits.sort((a, b) => a.minutes - b.minutes || a.leaves - b.leaves)[0] ?? null;
  };

  return distinct(everyone.flatMap(leftBeside))
    .filter(({ length }) => length > 1)
    .map(set => ({ hypotheses: hypotheses.filter((_, index) => set.includes(index)), split: splitOf(set) }));
};
