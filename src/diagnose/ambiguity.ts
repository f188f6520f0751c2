import { questions } from '../evidence/questions.ts';
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

/**
 * Every set of single causes that the machine's checks may leave together, and how a person splits it. Whatever the true
 * cause lets be asked is asked; who else could have given each of its answers is left. Exact for the model.
 */
export const ambiguityGroups = (scope: Scope, model = table): readonly AmbiguityGroup[] => {
  const { hypotheses, rows } = knowledgeOf(scope, model);
  const everyone = hypotheses.map((_, index) => index);
  const given = new Map(rows.map(row => [row, everyone.map(index => predicted(row, [index]))]));
  const answersOf = (row: NumberedRow, index: number) => given.get(row)?.[index] ?? new Set<string>();
  const byMachine = rows.filter(row => !isAskedOfPeople(row));

  const leftBeside = (truth: number): readonly (readonly number[])[] =>
    byMachine
      .filter(row => !mayHide(row, truth) && answersOf(row, truth).size > 0)
      .reduce<readonly (readonly number[])[]>(
        (sets, row) =>
          distinct(
            sets.flatMap(set =>
              [...answersOf(row, truth)].map(answer => set.filter(one => answersOf(row, one).has(answer))),
            ),
          ),
        [everyone],
      );

  const splitOf = (set: readonly number[]): AmbiguityGroup['split'] => {
    const splits = rows.flatMap(row => {
      const { question } = row;
      if (!isAskedOfPeople(row) || question === 'symptom') return [];
      const told = new Set(set.flatMap(one => [...answersOf(row, one)]));
      const left = [...told].map(answer => set.filter(one => answersOf(row, one).has(answer)).length);
      const leaves = Math.max(...left, 0);
      return leaves < set.length && set.every(one => answersOf(row, one).size > 0)
        ? [{ question, minutes: questions[question].minutes, leaves }]
        : [];
    });
    return splits.sort((a, b) => a.minutes - b.minutes || a.leaves - b.leaves)[0] ?? null;
  };

  return distinct(everyone.flatMap(leftBeside))
    .filter(({ length }) => length > 1)
    .map(set => ({ hypotheses: set.flatMap(one => hypotheses[one] ?? []), split: splitOf(set) }));
};
