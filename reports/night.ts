import * as v from 'valibot';
import { fails, judgedIn, keyOf, totalsOf } from './outcomes.ts';
import type { RunRecord } from './record.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the index keeps of one night, so that its record need not be read to list it or to compare with it. */
export const NightSchema = v.object({
  id: v.string(),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  rung: v.string(),
  part: v.optional(v.string()),
  interrupted: v.optional(v.literal(true)),
  seed: v.number(),
  totals: v.object({
    scenarios: v.object({ right: count, vague: count, wrong: count, crashed: count, skipped: count }),
    laws: v.object({ held: count, broken: count, crashed: v.optional(count, 0), skipped: count }),
  }),
  /** Keys of the scenarios and laws that failed. */
  failed: v.pipe(v.array(v.string()), v.readonly()),
  canary: v.picklist(['caught', 'missed', 'absent']),
  commit: v.nullable(v.string()),
});

export type Night = v.InferOutput<typeof NightSchema>;

/** The entry of the index for a record that is stored under an id. */
export const nightOf = (id: string, record: RunRecord): Night => ({
  id,
  startedAt: record.times.startedAt,
  rung: record.rung,
  ...(record.part === undefined ? {} : { part: record.part }),
  ...(record.interrupted === undefined ? {} : { interrupted: record.interrupted }),
  seed: record.seed,
  totals: totalsOf(record),
  failed: judgedIn(record)
    .filter(({ outcome }) => fails(outcome))
    .map(keyOf),
  canary: record.canary,
  commit: record.tool.commit,
});

type Ran = Pick<Night, 'rung' | 'part' | 'interrupted'>;

/** Nights can be compared when they ran the same things on the same rung, to the end. */
export const comparable = (a: Ran, b: Ran): boolean =>
  a.rung === b.rung && a.part === b.part && a.interrupted === undefined && b.interrupted === undefined;

/** Letters, digits and hyphens only, so that an id is a folder's name everywhere: `2026-11-22-020000-simulator`. */
export const idOf = ({ times, rung }: RunRecord): string => {
  const at = new Date(times.startedAt).toISOString();
  const name = rung
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  return `${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(':', '')}-${name}`;
};
