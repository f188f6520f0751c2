import type { Answer, QuestionId } from '../evidence/questions.ts';
import type { Host } from '../guidance/guidance.ts';
import type { CauseId } from './causes.ts';

/** One cause, at one place, in one way: what an explanation is made of. */
export interface Hypothesis {
  readonly cause: CauseId;
  readonly target?: string;
  readonly how?: string;
}

/** A hypothesis and what it does to one question. */
export interface Decider<A extends string = string> {
  readonly hypothesis: Hypothesis;
  /** Answers it can give when it is the first present decider; none: the question cannot be answered at all. */
  readonly answers: readonly A[];
  /** It may also leave the question to the deciders after it. */
  readonly mayPass: boolean;
}

/**
 * The knowledge about one question: deciders in the order in which the layers of the world stand before each other.
 * The first present one that does not pass decides; with none, the answer is a healthy one.
 */
export interface Row {
  readonly question: QuestionId;
  readonly target?: string;
  readonly deciders: readonly Decider[];
}

/** The hosts and readers that the questions of one diagnosis are about. */
export interface Scope {
  readonly hosts: readonly Pick<Host, 'name' | 'role' | 'neededBy'>[];
  /** `undefined` stands for a reader that the evidence does not name. */
  readonly readers: readonly (string | undefined)[];
}

/** Whether there is one reader and no other, as far as is known. */
export const oneReader = ({ readers }: Scope): boolean => readers.length === 1 && readers[0] !== undefined;

/** What is known of causes and answers, for the hosts and readers of one workstation: one row per question. */
export type Model = (scope: Scope) => readonly Row[];

interface Place {
  readonly target?: string | undefined;
  readonly how?: string;
}

const at = (cause: CauseId, { target, how }: Place): Hypothesis => ({
  cause,
  ...(target === undefined ? {} : { target }),
  ...(how === undefined ? {} : { how }),
});

/** When the cause is the first that is present, the answer is one of these. */
export const decides = <const A extends string>(
  cause: CauseId,
  answers: readonly A[],
  place: Place = {},
): Decider<A> => ({ hypothesis: at(cause, place), answers, mayPass: false });

/** As `decides`, or the cause leaves the answer to those after it. */
export const mayDecide = <const A extends string>(
  cause: CauseId,
  answers: readonly A[],
  place: Place = {},
): Decider<A> => ({ hypothesis: at(cause, place), answers, mayPass: true });

/** While the cause is present the question cannot be asked. */
export const hides = (cause: CauseId, place: Place = {}): Decider<never> => ({
  hypothesis: at(cause, place),
  answers: [],
  mayPass: false,
});

/** A row of the table. The types admit only answers that the question has. */
export const row = <Q extends QuestionId>(
  question: Q,
  deciders: readonly Decider<Answer<Q>>[],
  target?: string | undefined,
): Row => (target === undefined ? { question, deciders } : { question, target, deciders });
