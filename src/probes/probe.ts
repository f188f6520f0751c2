import type { Workstation } from '../doors/workstation.ts';
import type { Facts, Observation } from '../evidence/evidence.ts';
import type { Answer, QuestionId } from '../evidence/questions.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { Failed, Outcome, Skipped } from '../outcome.ts';

/** What a probe may use: the doors, the guidance, and the milliseconds it may take. */
export interface Bench {
  readonly workstation: Workstation;
  readonly guidance: Guidance;
  readonly budget: number;
}

/** Knocks at the doors and writes down what they say. A probe never judges. */
export interface Probe {
  readonly name: string;
  /** The question that is left open when the probe fails as a whole. */
  readonly stands: QuestionId;
  readonly run: (bench: Bench) => Promise<readonly Observation[]>;
}

/** Whether so many milliseconds of a probe's budget are too few for a time-out to prove anything: less than a fifth. */
export const isHaste = (ms: number, budget: number): boolean => ms < budget / 5;

interface Around {
  readonly target?: string;
  readonly ms?: number;
  readonly facts?: Facts;
}

/** What every observation of a machine begins with. */
interface Begun extends Around {
  readonly question: QuestionId;
  readonly by: 'machine';
  readonly ms: number;
}

const begin = (question: QuestionId, { target, ms = 0, facts }: Around): Begun => {
  const begun: { -readonly [field in keyof Begun]: Begun[field] } = {
    question,
    by: 'machine',
    ms: Math.round(ms * 1000) / 1000,
  };
  if (target !== undefined) begun.target = target;
  if (facts !== undefined) begun.facts = facts;
  return begun;
};

/** An answered question; the types admit only the question's own answers. */
export const answered = <Q extends QuestionId>(
  question: Q,
  answer: Answer<Q>,
  at: Around = {},
): Observation => Object.assign(begin(question, at), { status: 'answered' as const, answer });

export const unanswered = (question: QuestionId, because: string, at: Around = {}): Observation =>
  Object.assign(begin(question, at), { status: 'skipped' as const, because });

/** A question that a failed or skipped door left open. */
export const leftOpen = (question: QuestionId, outcome: Failed | Skipped, at: Around = {}): Observation =>
  outcome.kind === 'skipped'
    ? unanswered(question, outcome.because, { ms: outcome.ms, ...at })
    : Object.assign(begin(question, { ms: outcome.ms, ...at }), {
        status: 'failed' as const,
        code: outcome.code,
        detail: outcome.detail,
      });

/** Answers from the value of an outcome; failures and skips leave the question open. */
export const observe = <Q extends QuestionId, T>(
  question: Q,
  outcome: Outcome<T>,
  answer: (value: T) => Answer<Q>,
  facts?: (value: T) => Facts,
): Observation =>
  outcome.kind === 'ok'
    ? answered(question, answer(outcome.value), {
        ms: outcome.ms,
        ...(facts === undefined ? {} : { facts: facts(outcome.value) }),
      })
    : leftOpen(question, outcome);
