import * as v from 'valibot';
import { failureCodes } from '../outcome.ts';
import type { Evidence } from './evidence.ts';
import { answersOf, parseQuestionKey, questionIds, questionKey, type Symptom } from './questions.ts';

const fact = v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]);

const asked = {
  question: v.picklist(questionIds),
  target: v.exactOptional(v.string()),
  by: v.picklist(['machine', 'person']),
  ms: v.pipe(v.number(), v.minValue(0)),
  facts: v.exactOptional(v.record(v.string(), fact)),
};

const ObservationSchema = v.pipe(
  v.variant('status', [
    v.object({ ...asked, status: v.literal('answered'), answer: v.string() }),
    v.object({ ...asked, status: v.literal('failed'), code: v.picklist(failureCodes), detail: v.string() }),
    v.object({ ...asked, status: v.literal('skipped'), because: v.string() }),
  ]),
  v.check(
    ({ question, target }) => parseQuestionKey(questionKey(question, target)) !== null,
    'this question needs a target, or has none',
  ),
  v.check(
    observation =>
      observation.status !== 'answered' || answersOf(observation.question).includes(observation.answer),
    'the question has no such answer',
  ),
);

/** Saved evidence, of the shape of `Evidence`. Fields that a later minor version adds are passed over. */
export const EvidenceSchema = v.object({
  format: v.literal(1),
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  guidance: v.object({ version: v.string(), asOf: v.string() }),
  symptom: v.nullable(v.picklist(answersOf('symptom') as readonly Symptom[])),
  observations: v.array(ObservationSchema),
});

/** Data that has the shape of evidence, as it is, so that the same evidence gives the same bytes; null for any other. */
export const evidenceFrom = (data: unknown): Evidence | null =>
  v.is(EvidenceSchema, data) ? (data as Evidence) : null;
