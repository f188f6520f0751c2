import { cardQuestions } from './questions-card.ts';
import { clientQuestions } from './questions-client.ts';
import { networkQuestions } from './questions-network.ts';
import { personQuestions } from './questions-person.ts';
import { readerQuestions } from './questions-reader.ts';

export type { Asked, Question } from './question.ts';

/** Every question that evidence can answer, in the order in which a report prints them. */
export const questions = {
  ...networkQuestions,
  ...clientQuestions,
  ...readerQuestions,
  ...cardQuestions,
  ...personQuestions,
} as const;

export type QuestionId = keyof typeof questions;
export type Answer<Q extends QuestionId = QuestionId> = Q extends QuestionId
  ? (typeof questions)[Q]['healthy'][number] | (typeof questions)[Q]['broken'][number]
  : never;
export type Symptom = Answer<'symptom'>;

export const questionIds = Object.keys(questions) as readonly QuestionId[];

export const isQuestionId = (text: string): text is QuestionId => Object.hasOwn(questions, text);

/** Whether a workstation without any cause gives this answer. */
export const isHealthy = (id: QuestionId, answer: string): boolean =>
  (questions[id].healthy as readonly string[]).includes(answer);

/** All answers of a question, the healthy ones first. */
export const answersOf = (id: QuestionId): readonly string[] => answers.get(id) ?? [];

const answers: ReadonlyMap<QuestionId, readonly string[]> = new Map(
  questionIds.map(id => [id, [...questions[id].healthy, ...questions[id].broken]]),
);

/** `network.tls(am.example)`, or the bare id when the question is about the workstation. */
export const questionKey = (id: QuestionId, target?: string): string =>
  target === undefined ? id : `${id}(${target})`;

/** The reverse of `questionKey`; null when the text names no question, or lacks or exceeds its target. */
export const parseQuestionKey = (key: string): { id: QuestionId; target?: string } | null => {
  const parts = /^([a-z.-]+)(?:\((.+)\))?$/s.exec(key);
  const id = parts?.[1];
  const target = parts?.[2];
  if (id === undefined || !isQuestionId(id)) return null;
  if ((questions[id].about === 'workstation') !== (target === undefined)) return null;
  return target === undefined ? { id } : { id, target };
};
