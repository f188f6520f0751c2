import type { Truth } from '../../scenarios/format/scenario.ts';
import { inWords, mayBeCause } from '../../scenarios/judge/matching.ts';
import type { predicted } from '../../src/diagnose/predicted.ts';
import type { Problem, problemOf } from '../../src/diagnose/problem.ts';
import { isHealthy, type QuestionId, questionKey } from '../../src/evidence/questions.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { ShownCase } from './cases.ts';

/** The parts of the diagnosis that say what the table means. */
export interface Reading {
  readonly problemOf: typeof problemOf;
  readonly predicted: typeof predicted;
}

/** Where the table and the simulator differ. */
export interface Comparison {
  /** Answers that the true causes cannot give, as the table says. */
  readonly unforeseen: readonly string[];
  /** Answers that a cause can give, as the table says, and that it never gave: `cause: question = answer`. */
  readonly unshown: readonly string[];
}

/** The numbers of these causes; null where one of them could be several. */
const numbersOf = (truth: readonly Truth[], { hypotheses }: Problem): readonly number[] | null => {
  const numbers = truth.map(one => {
    const named = hypotheses.flatMap((hypothesis, i) => (mayBeCause(one, hypothesis) ? [i] : []));
    const placed = named.filter(i => hypotheses[i]?.target !== undefined);
    const [number, ...more] = placed.length > 0 ? placed : named;
    return more.length > 0 ? undefined : number;
  });
  return numbers.every(number => number !== undefined) ? numbers : null;
};

/** A host by the part of the log-in that needs it; of readers there is but one. */
const partOf = (target: string | undefined): string | undefined =>
  defaultGuidance.hosts.find(({ name }) => name === target)?.neededBy;

/** Healthy answers are all one to the model. */
const inKind = (question: QuestionId, answer: string): string =>
  isHealthy(question, answer) ? 'healthy' : answer;

/** What is said about a single cause and a question, as told and as shown. */
const openLedger = () => {
  const told = new Map<string, Set<string>>();
  const shown = new Set<string>();
  return {
    note: (key: string, answers: Iterable<string>, answer: string | undefined): void => {
      told.set(key, new Set([...(told.get(key) ?? []), ...answers]));
      if (answer !== undefined) shown.add(`${key} = ${answer}`);
    },
    unshown: (): readonly string[] =>
      [...told]
        .flatMap(([key, answers]) => [...answers].map(answer => `${key} = ${answer}`))
        .filter(claim => !shown.has(claim)),
  };
};

/** Compares what the table says of true causes with what they showed; about a single one, also what they never showed. */
export const compare = (
  cases: readonly ShownCase[],
  { problemOf, predicted }: Reading,
  concerns: (question: QuestionId) => boolean = () => true,
): Comparison => {
  const ledger = openLedger();
  const unforeseen: string[] = [];
  for (const { name, truth, plain, evidence } of cases) {
    const problem = problemOf(evidence, defaultGuidance);
    const numbers = numbersOf(truth, problem);
    if (numbers === null) {
      unforeseen.push(`${name}: the table does not know the cause`);
      continue;
    }
    for (const { key, answer, healthy } of problem.constraints) {
      const row = problem.rows.find(row => row.key === key);
      if (row !== undefined && !concerns(row.question)) continue;
      if (row === undefined ? !healthy : !predicted(row, numbers).has(answer))
        unforeseen.push(`${name}: ${key} = ${answer}`);
    }
    const [only, ...more] = numbers;
    if (only === undefined || more.length > 0 || !plain) continue;
    const { cause = '', target, how } = problem.hypotheses[only] ?? {};
    const answers = new Map(problem.constraints.map(({ key, answer }) => [key, answer]));
    for (const row of problem.rows) {
      if (!concerns(row.question)) continue;
      const elsewhere = row.target !== undefined && target !== undefined && row.target !== target;
      const answer = answers.get(questionKey(row.question, row.target));
      ledger.note(
        `${inWords({ cause, how, target: partOf(target) })}: ${row.question}${elsewhere ? ' elsewhere' : ''}`,
        [...predicted(row, numbers)].map(one => inKind(row.question, one)),
        answer === undefined ? undefined : inKind(row.question, answer),
      );
    }
  }
  return { unforeseen, unshown: ledger.unshown().toSorted() };
};
