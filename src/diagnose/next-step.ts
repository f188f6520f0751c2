import { type Asked, questions } from '../evidence/questions.ts';
import { joined } from '../joined.ts';
import type { Who } from '../model/cause.ts';
import type { NextStep } from './diagnosis.ts';
import type { Explanation } from './invert.ts';
import type { NumberedRow } from './knowledge.ts';
import { predicted } from './predicted.ts';
import type { Problem } from './problem.ts';

const whoAnswers: { readonly [asked in Asked]: Who } = {
  machine: 'it-team',
  user: 'user',
  'it-team': 'it-team',
  'registration-authority': 'registration-authority',
};

/** How often, of two explanations, the one that is true gives an answer that the other cannot. */
const separation = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 || b.size === 0) return 0;
  const apart = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...one].filter(answer => !other.has(answer)).length / one.size;
  return (apart(a, b) + apart(b, a)) / 2;
};

/** Probability mass of the pairs of explanations that the answer is expected to tell apart. */
const separated = (
  row: NumberedRow,
  explanations: readonly Explanation[],
  weights: readonly number[],
): number => {
  const sets = explanations.map(explanation => predicted(row, explanation));
  return sets.reduce(
    (mass, a, i) =>
      sets
        .slice(i + 1)
        .reduce((sum, b, k) => sum + (weights[i] ?? 0) * (weights[i + 1 + k] ?? 0) * separation(a, b), mass),
    0,
  );
};

/** NHS England's own step 4: what to do when nothing cheaper tells the explanations apart. */
export const diagnosticLog: NextStep = {
  ask: 'Run the NHS England Diagnostic Tool on this workstation (it needs local admin) and read its log; then raise a case with the National Service Desk.',
  question: null,
  who: 'it-team',
  minutes: 30,
};

/** When nothing was looked at. */
const lookFirst: NextStep = {
  ask: 'Run the diagnosis on the workstation itself: this evidence answers no question.',
  question: null,
  who: 'it-team',
  minutes: 1,
};

/** What the machine could not answer by itself it cannot be asked again. */
const asksSomeone = ({ question }: NumberedRow): boolean =>
  question !== 'symptom' && questions[question].by !== 'machine';

/** So many of the likeliest explanations are compared in pairs. */
const mostCompared = 50;

/** The unanswered question that tells most apart per minute, NHS step order breaking ties. */
export const nextStep = (
  ranked: readonly Explanation[],
  weights: readonly number[],
  problem: Problem,
): NextStep => {
  const explanations = ranked.slice(0, mostCompared);
  const answered = new Set(problem.constraints.map(({ key }) => key));
  // Where no explanation has a decider, all give the same answer.
  const telling = new Set(
    joined(joined(explanations).map(index => problem.hypotheses[index]?.decides ?? [])),
  );
  let best: { readonly row: NumberedRow; readonly score: number } | null = null;
  for (const row of problem.rows) {
    if (!telling.has(row) || !asksSomeone(row) || answered.has(row.key)) continue;
    const score = separated(row, explanations, weights) / questions[row.question].minutes;
    const step = questions[row.question].step;
    if (score <= 0) continue;
    if (
      best === null ||
      score > best.score ||
      (score === best.score && step < questions[best.row.question].step)
    )
      best = { row, score };
  }
  if (ranked[0]?.length === 0) return lookFirst;
  if (best === null) return diagnosticLog;
  const { question, target } = best.row;
  const { asks, by, minutes } = questions[question];
  return {
    ask: target === undefined ? asks : `${asks} (${target})`,
    question,
    who: whoAnswers[by],
    minutes,
  };
};
