import * as v from 'valibot';

const Cause = v.object({ cause: v.string(), target: v.optional(v.string()), how: v.optional(v.string()) });
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How one scenario was judged. */
export const ScenarioResultSchema = v.object({
  name: v.string(),
  story: v.string(),
  judgement: v.picklist(['right', 'vague', 'wrong', 'crashed', 'skipped']),
  /** Why it is not right, or why it was skipped; empty when right. */
  why: v.string(),
  truth: v.array(Cause),
  symptom: v.nullable(v.string()),
  verdict: v.nullable(v.string()),
  explanations: v.array(v.array(Cause)),
  /** The evidence behind a judgement that is not right; null otherwise. */
  evidence: v.nullable(v.unknown()),
  /** Command line that shows it again. */
  replay: v.string(),
});

/** How one law fared. */
export const LawResultSchema = v.object({
  name: v.string(),
  states: v.string(),
  outcome: v.picklist(['held', 'broken', 'skipped']),
  runs: count,
  /** Of a broken law: where the failure is, what is left after shrinking, and what it said. */
  seed: v.number(),
  path: v.nullable(v.string()),
  counterexample: v.nullable(v.unknown()),
  why: v.string(),
  replay: v.string(),
});

/** Everything one run found. Times of the real clock stand apart in `times`; the rest depends on seed and files alone. */
export const RunRecordSchema = v.object({
  format: v.literal(1),
  kind: v.literal('run'),
  tool: v.object({ version: v.string(), commit: v.nullable(v.string()) }),
  rung: v.string(),
  seed: v.number(),
  runs: count,
  guidance: v.object({ version: v.string(), asOf: v.string() }),
  canary: v.picklist(['caught', 'missed', 'absent']),
  scenarios: v.array(ScenarioResultSchema),
  laws: v.array(LawResultSchema),
  times: v.object({
    /** ISO 8601. */
    startedAt: v.string(),
    /** Milliseconds. */
    duration: v.number(),
    /** Milliseconds by scenario or law. */
    each: v.record(v.string(), v.number()),
  }),
});

export type ScenarioResult = v.InferOutput<typeof ScenarioResultSchema>;
export type LawResult = v.InferOutput<typeof LawResultSchema>;
export type RunRecord = v.InferOutput<typeof RunRecordSchema>;
