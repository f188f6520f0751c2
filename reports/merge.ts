import { together } from './digest.ts';
import type { LawResult, RunRecord } from './record.ts';

/** One record from several, or why they cannot be one. */
export type Merged =
  | { readonly ok: true; readonly record: RunRecord }
  | { readonly ok: false; readonly why: string };

/** The order of scenarios and of laws in a record. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

const shardIn = /(?:^| )--shard (\d+)\/(\d+)(?= |$)/;

/** What a record was narrowed to besides its shard. */
const restOf = ({ part }: RunRecord): string => part?.replace(shardIn, '').trim() ?? '';

/** What must be the same in all of them, under the name that a complaint gives it. */
const common: readonly (readonly [string, (record: RunRecord) => unknown])[] = [
  ['version', ({ tool }) => tool],
  ['rung', ({ rung }) => rung],
  ['seed', ({ seed }) => seed],
  ['number of runs', ({ runs, runsOf }) => [runs, runsOf]],
  ['guidance', ({ guidance }) => guidance],
  ['selection', restOf],
];

/** Why these are not the shards of one run, each once; null when they are. */
const flawOf = (records: readonly RunRecord[]): string | null => {
  const [first] = records;
  if (first === undefined) return 'no record';
  const differs = common.find(([, of]) =>
    records.some(record => JSON.stringify(of(record)) !== JSON.stringify(of(first))),
  );
  if (differs !== undefined) return `they differ in their ${differs[0]}`;
  const shards = records.map(({ part }) => shardIn.exec(part ?? ''));
  const [count] = shards.map(shard => Number(shard?.[2]));
  const numbers = new Set(shards.map(shard => Number(shard?.[1])));
  if (shards.includes(null)) return 'a record is not of a shard';
  if (shards.some(shard => Number(shard?.[2]) !== count)) return 'they differ in the number of shards';
  const missing = Array.from({ length: count ?? 0 }, (_, i) => i + 1).filter(i => !numbers.has(i));
  if (missing.length > 0) return `shard ${missing.join(', ')} of ${count} is missing`;
  return numbers.size === records.length ? null : 'a shard is there twice';
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, more) => all + more, 0);

/** The first run that fails decides, as if all had been done in their order; what later shards did does not count. */
const mergeLaw = (results: readonly LawResult[]): readonly LawResult[] => {
  const [any] = results;
  if (any === undefined) return [];
  const runs = sum(results.map(result => result.runs));
  const [failed] = results
    .filter(({ before }) => before !== undefined)
    .toSorted((a, b) => (a.before ?? 0) - (b.before ?? 0));
  if (failed !== undefined) {
    const inBlock = failed.path === null ? 0 : Number(failed.path.split(':')[0]) + 1;
    // An interrupted shard may have done less than what lies before.
    return [{ ...failed, runs: Math.min(runs, (failed.before ?? 0) + inBlock) }];
  }
  const digests = results.flatMap(({ digest }) => digest ?? []);
  return [{ ...any, runs, ...(digests.length === 0 ? {} : { digest: together(digests) }) }];
};

const grouped = <T extends { readonly name: string }>(items: readonly T[]): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.name, [...(groups.get(item.name) ?? []), item]);
  return [...groups.values()];
};

const canaryOf = (records: readonly RunRecord[]): RunRecord['canary'] => {
  const fates = records.map(({ canary }) => canary);
  return fates.includes('missed') ? 'missed' : fates.includes('absent') ? 'absent' : 'caught';
};

const timesOf = (records: readonly RunRecord[]): RunRecord['times'] => {
  const all = records.map(({ times }) => times);
  const each: { [name: string]: number } = {};
  for (const times of all)
    for (const [name, ms] of Object.entries(times.each)) each[name] = (each[name] ?? 0) + ms;
  const [startedAt = ''] = all.map(times => times.startedAt).toSorted();
  return { startedAt, duration: Math.max(...all.map(({ duration }) => duration)), each };
};

/** The record of the whole run from the records of all its shards, in any order: the same, times aside, as if it had not been cut. */
export const mergeRecords = (records: readonly RunRecord[]): Merged => {
  const why = flawOf(records);
  const [first] = records;
  if (why !== null || first === undefined) return { ok: false, why: why ?? 'no record' };
  const { part: _, interrupted: __, ...shared } = first;
  const rest = restOf(first);
  return {
    ok: true,
    record: {
      ...shared,
      ...(rest === '' ? {} : { part: rest }),
      ...(records.some(({ interrupted }) => interrupted === true) ? { interrupted: true } : {}),
      canary: canaryOf(records),
      scenarios: records.flatMap(({ scenarios }) => scenarios).toSorted(byName),
      laws: grouped(records.flatMap(({ laws }) => laws))
        .flatMap(mergeLaw)
        .toSorted(byName),
      times: timesOf(records),
    },
  };
};
