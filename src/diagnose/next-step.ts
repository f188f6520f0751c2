import { type Asked, questions } from '../evidence/questions.ts';
import { joined } from '../joined.ts';
import type { Who } from '../model/cause.ts';
import type { NextStep } from './diagnosis.ts';
import type { Explanation } from './invert.ts';
import { hypothesisAt, type NumberedRow } from './knowledge.ts';
import { predicted } from './predicted.ts';
import type { Problem } from './problem.ts';

const whoAnswers: { readonly [asked in Asked]: Who } = {
  machine: 'it-team',
  user: 'user',
  'it-team': 'it-team',
  'registration-authority': 'registration-authority',
};

/** An explanation, and how likely it is beside others. */
export interface Ranked {
  readonly explanation: Explanation;
  readonly weight: number;
}

/** How often one gives an answer that the other cannot. */
const apart = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter(answer => !other.has(answer)).length / one.size;

/** Probability mass of the pairs of explanations that the answer is expected to tell apart, whichever of the two is true. */
const separated = (row: NumberedRow, ranked: readonly Ranked[]): number => {
  const told = ranked
    .map(({ explanation, weight }) => ({ weight, answers: predicted(row, explanation) }))
    .filter(({ answers }) => answers.size > 0);
  let mass = 0;
  for (const one of told)
    for (const other of told) mass += one.weight * other.weight * apart(one.answers, other.answers);
  return mass;
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
export const nextStep = (ranked: readonly Ranked[], problem: Problem): NextStep => {
  const likeliest = ranked.slice(0, mostCompared);
  const answered = new Set(problem.constraints.map(({ key }) => key));
  // Where no explanation has a decider, all give the same answer.
  const telling = new Set(
    joined(
      joined(likeliest.map(({ explanation }) => explanation)).map(
        index => hypothesisAt(problem, index).decides,
      ),
    ),
  );
  let best: { readonly row: NumberedRow; readonly score: number } | null = null;
  for (const row of problem.rows) {
    if (!telling.has(row) || !asksSomeone(row) || answered.has(row.key)) continue;
    const score = separated(row, likeliest) / questions[row.question].minutes;
    const step = questions[row.question].step;
    if (score <= 0) continue;
    if (
      best === null ||
      score > best.score ||
      (score === best.score && step < questions[best.row.question].step)
    )
      best = { row, score };
  }
  if (ranked[0]?.explanation.length === 0) return lookFirst;
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
