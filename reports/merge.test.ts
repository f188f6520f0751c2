import t from 'tap';
import { mergeRecords } from './merge.ts';
import type { RunRecord } from './record.ts';
import { lawResult, runRecord } from './testing/records.ts';

const shard = (text: string, given: Partial<RunRecord> = {}): RunRecord =>
  runRecord({ part: `--shard ${text}`, scenarios: [], ...given });

t.test('what is no whole run is refused, with the reason', t => {
  const refused = (records: readonly RunRecord[], why: RegExp) =>
    t.match(mergeRecords(records), { ok: false, why });
  refused([], /no record/);
  refused([runRecord()], /not of a shard/);
  refused([shard('1/3'), shard('3/3')], /shard 2 of 3 is missing/);
  refused([shard('1/2'), shard('2/2'), shard('2/2')], /twice/);
  refused([shard('1/2'), shard('2/3')], /number of shards/);
  refused([shard('1/2'), shard('2/2', { seed: 7 })], /differ in their seed/);
  refused([shard('1/2'), shard('2/2', { runsOf: { holds: 600 } })], /differ in their number of runs/);
  refused([shard('1/2'), shard('2/2', { rung: 'pcsc-service' })], /differ in their rung/);
  refused([shard('1/2'), shard('2/2', { part: '--only x --shard 2/2' })], /differ in their selection/);
  refused([shard('1/2'), shard('2/2', { tool: { version: '9', commit: null } })], /differ in their version/);
  t.end();
});

t.test('the earliest failure of a law decides, whichever shard met it', t => {
  const broken = (before: number, path: string) => lawResult({ outcome: 'broken', runs: 900, before, path });
  const merged = mergeRecords([
    shard('2/2', { laws: [broken(2500, '7:1')] }),
    shard('1/2', { laws: [broken(1000, '3:0')] }),
  ]);
  t.match(merged, { record: { laws: [{ before: 1000, path: '3:0', runs: 1004 }] } });
  t.end();
});

t.test('a missed canary and an interruption of one shard are those of all', t => {
  const merged = mergeRecords([shard('1/2', { canary: 'missed' }), shard('2/2', { interrupted: true })]);
  t.match(merged, { ok: true, record: { canary: 'missed', interrupted: true, part: undefined } });
  t.end();
});
