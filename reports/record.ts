import * as v from 'valibot';
import { type Flaw, parseAs } from '../src/parse.ts';
import { ignoredIn } from './ignored.ts';

const list = <S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.readonly());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A cause as truth or as an explanation names it. */
export const NamedCauseSchema = v.object({
  cause: v.string(),
  target: v.optional(v.string()),
  how: v.optional(v.string()),
});

/** How one scenario was judged. */
export const ScenarioResultSchema = v.object({
  name: v.string(),
  story: v.string(),
  judgement: v.picklist(['right', 'vague', 'wrong', 'crashed', 'skipped']),
  /** Why it is not right, or why it was skipped; empty when right. */
  why: v.string(),
  truth: list(NamedCauseSchema),
  symptom: v.nullable(v.string()),
  verdict: v.nullable(v.string()),
  explanations: list(list(NamedCauseSchema)),
  /** The evidence behind a judgement that is not right; null otherwise. */
  evidence: v.nullable(v.unknown()),
  /** Command line that shows it again. */
  replay: v.string(),
});

/** How one law fared. */
export const LawResultSchema = v.object({
  name: v.string(),
  states: v.string(),
  outcome: v.picklist(['held', 'broken', 'crashed', 'skipped']),
  /** How many values it was tried on, the one that broke it included. */
  runs: count,
  /** A fingerprint of what was seen in these runs; of a broken law, in the block of runs that broke it. */
  digest: v.optional(v.string()),
  /** Of a law that failed: how many of its runs lie before the block that failed. */
  before: v.optional(count),
  /** Of a broken law: where the failure is, what is left after shrinking, and what it said. */
  seed: v.number(),
  path: v.nullable(v.string()),
  counterexample: v.nullable(v.unknown()),
  why: v.string(),
  replay: v.string(),
});

/** A failure of an earlier night that was tried again before the law's other runs. */
export const KnownResultSchema = v.object({
  id: v.string(),
  name: v.string(),
  outcome: v.picklist(['held', 'broken', 'crashed']),
  /** When it was first seen, and for how many nights it had been right before this one. */
  since: v.pipe(v.string(), v.isoTimestamp()),
  right: count,
  replay: v.string(),
});

/** Everything one run found. Times of the real clock stand apart in `times`; the rest depends on seed and files alone. */
export const RunRecordSchema = v.object({
  format: v.literal(1),
  kind: v.literal('run'),
  tool: v.object({ version: v.string(), commit: v.nullable(v.string()) }),
  rung: v.string(),
  /** What the run was narrowed to, such as `--only card-*`; absent when it was whole. */
  part: v.optional(v.string()),
  /** Set when the run was ended before its end; what it did not come to is not in it. */
  interrupted: v.optional(v.literal(true)),
  seed: v.number(),
  /** Runs of each law, unless the command line said otherwise for some. */
  runs: count,
  /** Runs of those laws of which the command line asked another number. */
  runsOf: v.optional(v.record(v.string(), count)),
  guidance: v.object({ version: v.string(), asOf: v.string() }),
  canary: v.picklist(['caught', 'missed', 'absent']),
  scenarios: list(ScenarioResultSchema),
  laws: list(LawResultSchema),
  known: v.optional(list(KnownResultSchema)),
  times: v.object({
    /** ISO 8601, UTC. */
    startedAt: v.pipe(v.string(), v.isoTimestamp()),
    /** Milliseconds. */
    duration: v.number(),
    /** Milliseconds by scenario or law. */
    each: v.record(v.string(), v.number()),
  }),
});

export type NamedCause = v.InferOutput<typeof NamedCauseSchema>;
export type ScenarioResult = v.InferOutput<typeof ScenarioResultSchema>;
export type LawResult = v.InferOutput<typeof LawResultSchema>;
export type KnownResult = v.InferOutput<typeof KnownResultSchema>;
export type RunRecord = v.InferOutput<typeof RunRecordSchema>;

/** A record, and what was passed over in it; or its first flaw. */
export type ParsedRecord =
  | { readonly ok: true; readonly record: RunRecord; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly flaw: Flaw };

/** Reads a stored record. An unknown `format` is refused; fields that a newer minor version added are passed over with a warning. */
export const parseRecord = (data: unknown): ParsedRecord => {
  // The format comes first: nothing else in an unknown one is worth a complaint.
  const head = parseAs(v.object({ format: v.literal(1), kind: v.literal('run') }), data);
  if (!head.ok) return head;
  const parsed = parseAs(RunRecordSchema, data);
  if (!parsed.ok) return parsed;
  const warnings = ignoredIn(data, parsed.value).map(place => `unknown field ${place} was passed over`);
  return { ok: true, record: parsed.value, warnings };
};
