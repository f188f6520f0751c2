import * as v from 'valibot';
import { digestOf } from './digest.ts';
import type { LawResult } from './record.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.string(), v.isoTimestamp());

/** A scenario or law that failed in some night, with what it takes to try it again before anything else. */
export const FailureSchema = v.object({
  /** `scenario:NAME`, or `law:NAME:` and the fingerprint of what broke it. */
  id: v.string(),
  kind: v.picklist(['scenario', 'law']),
  name: v.string(),
  /** Of a law: where the failure is, and what was left of it after shrinking; a crash leaves nothing. */
  seed: v.number(),
  runs: count,
  path: v.nullable(v.string()),
  counterexample: v.nullable(v.unknown()),
  why: v.string(),
  replay: v.string(),
  /** The commit with which it failed last. */
  commit: v.nullable(v.string()),
  firstSeen: time,
  lastSeen: time,
  /** For how many nights in a row it has been tried and was right. */
  right: count,
  /** When it was last tried and right. */
  lastRight: v.optional(time),
  /** Set when it was right for long enough: kept, but tried no more. */
  retired: v.optional(v.literal(true)),
});

export type Failure = v.InferOutput<typeof FailureSchema>;

/** Known failures that are still tried, the longest known first. */
export const active = (failures: readonly Failure[]): readonly Failure[] =>
  failures
    .filter(({ retired }) => retired !== true)
    .toSorted((a, b) => Date.parse(a.firstSeen) - Date.parse(b.firstSeen) || (a.id < b.id ? -1 : 1));

/** The same counterexample is the same failure, whatever seed led to it; a crash has none, and is known by its seed. */
export const failureId = ({ name, counterexample, seed }: LawResult): string =>
  `law:${name}:${digestOf(JSON.stringify(counterexample ?? { seed }))}`;
