import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { type RunRecord, RunRecordSchema } from '../../reports/record.ts';
import { parseAs } from '../../src/parse.ts';
import { UserError } from '../user-error.ts';
import { runExitCode } from './exit-code.ts';
import { glob, planOf } from './plan.ts';
import { runAll } from './run-all.ts';
import { runPage } from './run-page.ts';
import { readScenarios } from './scenario-files.ts';

const few = { rung: 'simulator', seed: '1002', runs: '5' };

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

t.test('shards share the work out and lose nothing', async t => {
  const shards = await Promise.all(['1/3', '2/3', '3/3'].map(shard => runAll({ ...few, shard })));
  const names = (records: readonly RunRecord[]) =>
    records.flatMap(({ scenarios, laws }) => [...scenarios, ...laws].map(({ name }) => name)).sort();
  t.same(names(shards), names([whole]));
  t.equal(shards[0]?.part, '--shard 1/3');
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
  t.match(await complaint(() => planOf({ ...few, runs: '0' })), /^--runs: /);
  t.match(await complaint(() => planOf({ ...few, shard: '4/3' })), /^--shard: expected I\/N/);
  t.match(await complaint(() => planOf({ ...few, path: '../x' })), /^--path: /);
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
