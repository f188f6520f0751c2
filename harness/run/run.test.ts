import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { afterNight } from '../../reports/after-night.ts';
import { active, type Failure } from '../../reports/failure.ts';
import { mergeRecords } from '../../reports/merge.ts';
import { type RunRecord, RunRecordSchema } from '../../reports/record.ts';
import { parseAs } from '../../src/parse.ts';
import { UserError } from '../user-error.ts';
import { runExitCode } from './exit-code.ts';
import { glob } from './glob.ts';
import { planOf } from './plan.ts';
import { runAll } from './run-all.ts';
import { runPage } from './run-page.ts';
import { readScenarios } from './scenario-files.ts';
import { plantedBook } from './testing/planted-laws.ts';

const few = { rung: 'simulator', seed: '1002', runs: ['5'] };

/** The message of the `UserError` that the work ends in. */
const complaint = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'no complaint';
};

/** A folder with these files in it. */
const folderWith = async (test: Tap, files: { readonly [name: string]: unknown }): Promise<string> => {
  const folder = test.testdir({});
  await mkdir(folder, { recursive: true });
  for (const [name, data] of Object.entries(files))
    await writeFile(join(folder, name), typeof data === 'string' ? data : JSON.stringify(data));
  return folder;
};
type Tap = Pick<typeof t, 'testdir'>;

/** Two laws, one of which breaks on numbers near to a million. */
const book = { ...plantedBook, laws: plantedBook.laws.filter(({ name }) => /holds|seldom/.test(name)) };

const whole = await runAll(few);

t.test('every scenario is right, every law holds, the canary is caught', async t => {
  const failed = whole.scenarios.filter(({ judgement }) => judgement !== 'right');
  t.same(
    failed.map(({ name, why }) => `${name}: ${why}`),
    [],
  );
  t.same(
    whole.laws.filter(({ outcome }) => outcome !== 'held').map(({ name, why }) => `${name}: ${why}`),
    [],
  );
  t.equal(whole.canary, 'caught');
  t.equal(runExitCode(whole), 0);
  t.ok(parseAs(RunRecordSchema, whole).ok);
});

t.test('the same seed and files give the same record, times aside', async t => {
  t.same({ ...(await runAll(few)), times: null }, { ...whole, times: null });
});

t.test('shards share the work out, and together they are the whole run', async t => {
  const scenario = (name: string) => ({ name, story: 'All is well.', faults: [], truth: [] });
  const names = ['one', 'two', 'three', 'four', 'five'];
  const files = Object.fromEntries(names.map(name => [`${name}.json`, scenario(name)]));
  const scenarios = await folderWith(t, files);
  const options = { rung: 'simulator', scenarios, runs: ['9000', 'holds=2600'] };
  const run = (more: { readonly shard?: string; readonly workers: string }) =>
    runAll({ ...options, ...more }, { book });
  const whole = await run({ workers: '2' });
  t.match(whole.laws, [{ outcome: 'broken' }, { outcome: 'held', runs: 2600 }]);
  for (const n of [2, 3]) {
    const shards: RunRecord[] = [];
    for (let i = 1; i <= n; i++) shards.push(await run({ shard: `${i}/${n}`, workers: '1' }));
    t.match(shards[0], { part: `--shard 1/${n}` });
    t.ok(
      shards.every(({ laws }) => (laws.at(-1)?.runs ?? 0) < 2600),
      'no shard did it alone',
    );
    const merged = mergeRecords(shards.toReversed());
    t.same(merged, { ok: true, record: { ...whole, times: merged.ok && merged.record.times } });
  }
});

t.test('what broke a law in one night is tried first in the next, by its path or by itself', async t => {
  const night = (seed: string, runs: string, known: readonly Failure[]) =>
    runAll({ rung: 'simulator', seed, runs: [runs], only: '*s*' }, { book, known }).then(record => ({
      ...record,
      scenarios: [],
    }));
  const first = await night('1', '9000', []);
  const found = afterNight([], first, 2);
  t.match(found, [{ kind: 'law', name: 'breaks-seldom', counterexample: 999_001, right: 0 }]);

  const second = await night('2', '1', active(found));
  t.match(second.known, [{ id: found[0]?.id, outcome: 'broken', right: 0 }]);
  t.match(second.laws, [{ outcome: 'broken', runs: 1, replay: found[0]?.replay }, { outcome: 'held' }]);
  t.same(afterNight(found, second, 2).length, 1, 'it is the same failure');

  // As if the values of that seed had become others.
  const [moved] = found.map(failure => ({ ...failure, path: '0', seed: 1 }));
  const third = await night('2', '1', moved === undefined ? [] : [moved]);
  t.match(third.laws[0], { outcome: 'broken', counterexample: 999_001 });
  t.equal(third.laws[0]?.replay, "npx err1002 run --only breaks-seldom --example '999001'");

  // As if the law had been mended.
  const [mended] = found.map(failure => ({ ...failure, name: 'holds' }));
  const fourth = await night('2', '1', mended === undefined ? [] : [mended]);
  t.match(fourth.known, [{ outcome: 'held' }]);
  t.match(fourth.laws.at(-1), { name: 'holds', outcome: 'held', runs: 1 });
});

t.test('an example is tried alone', async t => {
  const told = async (example: string) =>
    (await runAll({ rung: 'simulator', only: 'breaks-seldom', example }, { book })).laws;
  t.match(await told('5'), [{ outcome: 'held', runs: 1 }]);
  t.match(await told('999500'), [{ outcome: 'broken', why: '999500 is', path: null }]);
  t.match(await complaint(() => told('{')), '--example: expected JSON');
  t.match(await complaint(() => runAll({ ...few, example: '1' })), /^--example: expected --only/);
});

t.test('runs are counted for all laws, and for some otherwise', t => {
  const counts = (...runs: readonly string[]) => {
    const { base, of } = planOf({ ...few, runs }).runs;
    return [base, of('a'), of('b')];
  };
  t.same(counts(), [50, 50, 50]);
  t.same(counts('7'), [7, 7, 7]);
  t.same(counts('7', 'a=9'), [7, 9, 7]);
  t.same(counts('*=9', 'b=2'), [50, 9, 2]);
  t.end();
});

t.test('an interrupted run tells what was done and claims nothing else', async t => {
  const controller = new AbortController();
  const { signal } = controller;
  const reached: number[] = [];
  const record = await runAll(few, {
    interrupted: signal,
    onProgress: ({ done }) => {
      reached.push(done);
      if (done > 0) controller.abort();
    },
  });
  t.same(reached, [0, 1], 'how far it is, is told from the start');
  t.match(record, { interrupted: true, canary: 'caught', laws: [] });
  t.equal(record.scenarios.length, 1);
  t.ok(parseAs(RunRecordSchema, record).ok);
  t.equal(runExitCode(record), 3, 'nothing failed, but not all is right either');
  const [first] = record.scenarios;
  const failed = first === undefined ? [] : [{ ...first, judgement: 'wrong' as const }];
  t.equal(runExitCode({ ...record, scenarios: failed }), 1);
});

t.test('a glob chooses by the whole name', async t => {
  t.same(['card-locked', 'a-card-locked', 'card-mute'].filter(glob('card-*')), ['card-locked', 'card-mute']);
  t.ok(glob('a?c')('abc'));
  t.notOk(glob('a.c')('abc'));
  const { scenarios, laws } = await runAll({ ...few, only: 'profile-closed*' });
  t.equal(laws.length, 0);
  t.ok(scenarios.length > 1 && scenarios.every(({ name }) => name.startsWith('profile-closed')));
});

t.test('an option that makes no sense is named', async t => {
  t.match(await complaint(() => planOf({ ...few, seed: 'x' })), /^--seed: expected a whole number/);
  t.match(await complaint(() => planOf({ ...few, runs: ['0'] })), /^--runs: /);
  t.match(await complaint(() => planOf({ ...few, runs: ['a=x'] })), /^--runs: expected a whole number/);
  t.match(
    await complaint(() => runAll({ ...few, runs: ['no-such=5'] })),
    /^--runs: no law is called "no-such"/,
  );
  t.match(await complaint(() => planOf({ ...few, workers: '0' })), /^--workers: /);
  t.match(await complaint(() => planOf({ ...few, shard: '4/3' })), /^--shard: expected I\/N/);
  t.match(await complaint(() => planOf({ ...few, path: '../x' })), /^--path: /);
  t.match(await complaint(() => planOf({ ...few, path: '99999999' })), /^--path: .* begins below 500/);
  t.match(await complaint(() => runAll({ ...few, rung: 'ladder' })), /^--rung: expected simulator or /);
  t.match(await complaint(() => runAll({ ...few, only: 'card-lokked' })), /did you mean "card-locked"\?/);
  t.match(await complaint(() => runAll({ ...few, path: '1' })), /^--path: expected --only/);
});

t.test('a scenario file that makes no sense is named, with the place', async t => {
  const scenario = { name: 'one', story: 'A story.', faults: [{ kind: 'lock-card' }], truth: [] };
  const flaw = async (files: { readonly [name: string]: unknown }) => {
    const folder = await folderWith(t, files);
    return (await complaint(() => readScenarios(folder))).replace(`${folder}/`, '');
  };
  t.match(
    await flaw({ 'a.json': scenario, 'b.json': scenario }),
    /^b\.json: name: "one" is the name of a\.json too/,
  );
  t.match(
    await flaw({ 'a.json': { ...scenario, truth: [{ cause: 'card-lokked' }] } }),
    /^a\.json: truth\.0\.cause: unknown cause "card-lokked"; did you mean "card-locked"\?/,
  );
  t.match(
    await flaw({ 'a.json': { ...scenario, truth: [{ cause: 'domain-blocked', how: 'magic' }] } }),
    /^a\.json: truth\.0\.how: expected dns or /,
  );
  t.match(
    await flaw({ 'a.json': { ...scenario, truth: [{ cause: 'card-absent', target: 'x' }] } }),
    /^a\.json: truth\.0\.target: unknown key; card-absent has no target/,
  );
  t.match(
    await flaw({ 'a.json': { ...scenario, faults: [{ kind: 'lock-card', reader: 'none such' }] } }),
    /^a\.json: faults\.0\.reader: expected a reader of this workstation/,
  );
  t.match(
    await flaw({ 'a.json': { ...scenario, workstation: { readers: [{}, {}] } } }),
    /^a\.json: workstation\.readers: expected distinct names/,
  );
  const group = { truth: [{ cause: 'no-roles' }], indistinguishable: [{ cause: 'profile-closed' }] };
  t.match(
    await flaw({ 'a.json': { ...scenario, ...group } }),
    /^a\.json: indistinguishable: expected the truth/,
  );
  t.match(await flaw({ 'a.yaml': 'name: [' }), /^a\.yaml: line 1: /);
  t.match(await flaw({}), /expected files that end in/);
  t.match(await complaint(() => readScenarios('no-such-folder')), /^no-such-folder: expected a folder/);
});

t.test('a scenario that is judged wrong fails the run, and is told in full', async t => {
  const folder = await folderWith(t, {
    'false.json': { name: 'false', story: 'A lie.', faults: [{ kind: 'lock-card' }], truth: [] },
  });
  const record = await runAll({ ...few, scenarios: folder, only: 'false' });
  t.equal(runExitCode(record), 1);
  t.equal(runExitCode({ ...record, canary: 'missed' }), 3);
  const [result] = record.scenarios;
  t.equal(result?.judgement, 'wrong');
  t.ok(result?.evidence);
  t.equal(
    result?.replay,
    'npx err1002 run --only false --scenarios DIR',
    'absolute paths stay out of records',
  );
  const text = runPage(record, { out: () => {}, err: () => {}, terminal: false, colour: false, columns: 60 });
  t.ok(text.split('\n').every(line => line.length <= 60));
  for (const part of ['A lie.', 'nothing is broken', 'card-locked', '1 scenario: 1 wrong', 'canary caught'])
    t.match(text, part);
});
