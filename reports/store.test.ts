import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { storeIn } from './store.ts';
import { StoreError } from './store-error.ts';
import { onDay, runRecord, scenarioResult } from './testing/records.ts';

t.test('nights come back as they were kept, the newest first', async t => {
  const store = storeIn(join(t.testdir(), 'not-yet-there'));
  t.strictSame(await store.list(), { nights: [], warnings: [] });
  const wrong = runRecord({ scenarios: [scenarioResult({ judgement: 'wrong', why: 'said nothing' })] });
  const second = await store.add(onDay(22, wrong));
  const first = await store.add(onDay(21, runRecord()));
  t.equal(first.id, '2026-11-21-020000-simulator');
  t.strictSame(second.failed, ['scenario:card-absent']);
  t.strictSame(await store.list(), { nights: [second, first], warnings: [] });
  t.strictSame(await store.read(second.id), onDay(22, wrong));
});

t.test('two nights that begin in the same second are both kept', async t => {
  const store = storeIn(t.testdir());
  const [a, b] = await Promise.all([store.add(runRecord()), store.add(runRecord({ seed: 7 }))]);
  t.not(a.id, b.id);
  t.equal((await store.list()).nights.length, 2);
});

t.test('a crash while a record is written leaves no half night', async t => {
  const folder = t.testdir({
    '2026-11-20-020000-simulator': { '.record.json.tmp': '{ "format": 1, "ki' },
    '.index.json.tmp': '{ "nig',
  });
  const store = storeIn(folder);
  t.strictSame(await store.list(), { nights: [], warnings: [] });
  const night = await store.add(onDay(20, runRecord()));
  t.equal(night.id, '2026-11-20-020000-simulator-2');
  t.strictSame((await store.list()).nights, [night]);
  t.notOk((await readdir(join(folder, night.id))).includes('.record.json.tmp'));
});

t.test('a crash between the record and the index loses nothing', async t => {
  const folder = t.testdir();
  const store = storeIn(folder);
  const kept = await store.add(runRecord());
  const before = await readFile(join(folder, 'index.json'), 'utf8');
  const unlisted = await store.add(onDay(22, runRecord()));
  await writeFile(join(folder, 'index.json'), before);
  t.strictSame((await store.list()).nights, [unlisted, kept]);
});

t.test('an index that is lost, malformed or of another format is made again from the records', async t => {
  const folder = t.testdir();
  const store = storeIn(folder);
  const night = await store.add(runRecord());
  for (const [text, warnings] of [
    ['{ "format": 1, ', 1],
    ['{ "format": 9, "nights": [] }', 1],
    ['{ "format": 1, "nights": [{}] }', 1],
  ] as const) {
    await writeFile(join(folder, 'index.json'), text);
    const listing = await store.list();
    t.strictSame(listing.nights, [night], text);
    t.equal(listing.warnings.length, warnings, text);
  }
  await rm(join(folder, 'index.json'));
  t.strictSame(await store.list(), { nights: [night], warnings: [] });
  await writeFile(join(folder, 'index.json'), 'rubbish');
  const next = await store.add(onDay(22, runRecord()));
  t.strictSame(await store.list(), { nights: [next, night], warnings: [] }, 'the next night mends it');
});

t.test('a damaged record is named and left where it is; the others are shown', async t => {
  const folder = t.testdir();
  const store = storeIn(folder);
  const night = await store.add(runRecord());
  await mkdir(join(folder, 'broken'));
  await writeFile(join(folder, 'broken', 'record.json'), '{"format":2,"kind":"run"}');
  const listing = await store.list();
  t.strictSame(listing.nights, [night]);
  t.match(listing.warnings, [/^broken\/record\.json: format: expected 1, found 2$/]);
  await t.rejects(store.read('broken'), new StoreError('broken/record.json', 'format: expected 1, found 2'));
  await writeFile(join(folder, 'broken', 'record.json'), '{"format":1,');
  await t.rejects(store.read('broken'), new StoreError('broken/record.json', 'not JSON'));
});

t.test('a night that was deleted is no longer listed', async t => {
  const folder = t.testdir();
  const store = storeIn(folder);
  const { id } = await store.add(runRecord());
  await rm(join(folder, id), { recursive: true });
  t.strictSame(await store.list(), { nights: [], warnings: [] });
});

t.test('only the name of a stored night is looked up', async t => {
  const folder = t.testdir({ data: {}, secret: { 'record.json': JSON.stringify(runRecord()) } });
  const store = storeIn(join(folder, 'data'));
  for (const id of ['../secret', '..', '.', '', 'constructor', 'a/../../secret'])
    t.equal(await store.read(id), null, id);
});

t.test('a data folder that is a file is a clear error', async t => {
  const folder = t.testdir({ data: 'a file' });
  const store = storeIn(join(folder, 'data'));
  const flaw = /a file stands where a folder is expected/;
  await t.rejects(store.list(), flaw);
  await t.rejects(store.add(runRecord()), flaw);
});
