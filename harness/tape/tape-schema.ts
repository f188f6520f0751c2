import * as v from 'valibot';
import { answersOf, type Symptom } from '../../src/evidence/questions.ts';
import { failureCodes } from '../../src/outcome.ts';
import { answerSchema, doorNames } from './door-answers.ts';

const place = v.pipe(v.number(), v.integer(), v.minValue(1));
const ms = v.pipe(v.number(), v.minValue(0));

/** First line of a tape. Fields that a later minor version adds are passed over. */
export const HeaderSchema = v.object({
  format: v.literal(1),
  kind: v.literal('tape'),
  guidance: v.object({ version: v.string(), asOf: v.string() }),
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  symptom: v.nullable(v.picklist(answersOf('symptom') as readonly Symptom[])),
  timeout: v.pipe(v.number(), v.integer(), v.minValue(1)),
  fullIdentifiers: v.boolean(),
});

/** Last line of a tape. */
export const EndSchema = v.object({
  kind: v.literal('end'),
  calls: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

const OutcomeSchema = v.variant('kind', [
  v.object({ kind: v.literal('ok'), value: v.unknown(), ms }),
  v.object({ kind: v.literal('failed'), code: v.picklist(failureCodes), detail: v.string(), ms }),
  v.object({ kind: v.literal('skipped'), because: v.string(), ms }),
]);

/** One call at a door; the answer must be one that this door can give. */
export const CallSchema = v.pipe(
  v.object({
    asked: place,
    told: place,
    at: v.number(),
    door: v.picklist(doorNames),
    method: v.string(),
    session: v.exactOptional(place),
    args: v.array(v.unknown()),
    outcome: OutcomeSchema,
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { door, method, outcome } = dataset.value;
    const schema = answerSchema(door, method);
    if (schema === null || outcome.kind !== 'ok') return dataset.value;
    const answer = v.safeParse(schema, outcome.value);
    // Fields that an older version did not know stand at what says nothing.
    if (answer.success) return { ...dataset.value, outcome: { ...outcome, value: answer.output } };
    addIssue({
      message: `expected an answer of ${door}.${method}`,
      input: outcome.value,
      path: [{ type: 'object', origin: 'value', input: dataset.value, key: 'outcome', value: outcome }],
    });
    return NEVER;
  }),
);

/** Whether this version knows the call at all; a later minor version may have more. */
export const isKnownCall = (data: unknown): boolean =>
  v.is(v.object({ door: v.string(), method: v.string() }), data) &&
  answerSchema(data.door, data.method) !== null;
