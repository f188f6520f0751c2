import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import t from 'tap';
import { storeIn } from '../../../reports/store.ts';
import { knownFailure } from '../../../reports/testing/records.ts';
import { err1002 } from '../testing/err1002.ts';

const nightly = (data: string, ...more: readonly string[]) =>
  err1002(['nightly', '--data', data, '--only', 'healthy', '--runs', '1', ...more]);

t.test('a night is kept with its exports and its page, and the next one says what changed', async t => {
  const data = join(t.testdir(), 'nights');
  const first = await nightly(data);
  t.match(first, { status: 0, stderr: '' });
  t.match(first.stdout, 'No earlier night to compare it with');
  const { nights } = await storeIn(data).list();
  const id = nights[0]?.id ?? '';
  t.strictSame((await readdir(join(data, id))).sort(), ['junit.xml', 'night.html', 'record.json']);
  t.match(await readFile(join(data, id, 'night.html'), 'utf8'), 'Nothing failed');
  t.match(nights[0], { part: '--only healthy', canary: 'caught' });

  // A whole run is another kind of night than a narrowed one.
  const second = await nightly(data);
  t.match(second.stdout, /Since .*: nothing changed/);
  t.match(second.stdout, /page .*night\.html/);
  t.match((await nightly(data, '--shard', '1/2')).stdout, 'No earlier night to compare it with');
});

t.test('a scenario that fails is told as new, the exit code is 1', async t => {
  const folder = t.testdir({ scenarios: {} });
  const scenario = (truth: string) =>
    writeFile(
      join(folder, 'scenarios', 'card-away.yaml'),
      `name: card-away\nstory: No card.\nfaults: [{ kind: take-card }]\ntruth: [{ cause: ${truth} }]\n`,
    );
  const run = () =>
    err1002([
      'nightly',
      '--data',
      join(folder, 'nights'),
      '--scenarios',
      join(folder, 'scenarios'),
      '--only',
      'card-*',
    ]);
  await scenario('card-absent');
  t.match(await run(), { status: 0 });
  await scenario('card-locked');
  const worse = await run();
  t.match(worse, { status: 1 });
  t.match(worse.stdout, /newly failing\s+card-away: right → wrong/);
  const store = storeIn(join(folder, 'nights'));
  t.match(await store.failures(), [{ id: 'scenario:card-away', right: 0, replay: /--only card-away/ }]);
  await scenario('card-absent');
  t.match((await run()).stdout, /right again\s+card-away: wrong → right/);
  t.match(await store.failures(), [{ right: 1 }]);
});

t.test('what another night found meanwhile is not lost', async t => {
  const data = t.testdir();
  const store = storeIn(data);
  const night = nightly(data, '--only', 'order-of-faults-does-not-matter', '--runs', '300');
  // By then this night has read what was known.
  await setTimeout(1000);
  await store.keepFailures([knownFailure()]);
  t.match(await night, { status: 0 });
  t.match(await store.failures(), [{ id: knownFailure().id, right: 0 }]);
});

t.test('a data folder that cannot be used is said before the run', async t => {
  const folder = t.testdir({ file: 'not a folder' });
  const { status, stderr } = await nightly(join(folder, 'file'));
  t.equal(status, 3);
  t.match(stderr, /--data .*file: .*a file stands where a folder is expected/);
  t.notMatch(stderr, / at /);
});

t.test('known failures that cannot be read are said before the run, and left as they are', async t => {
  const data = t.testdir({ 'failures.json': '{ "format": 1, "fail' });
  const { status, stderr } = await nightly(data);
  t.equal(status, 3);
  t.match(stderr, /--data .*: failures\.json: not JSON/);
  t.equal(await readFile(join(data, 'failures.json'), 'utf8'), '{ "format": 1, "fail');
});

t.test('a damaged index or record is a warning, and no night is lost', async t => {
  const data = t.testdir({ broken: { 'record.json': '{' } });
  await nightly(data);
  await writeFile(join(data, 'index.json'), 'rubbish');
  const { status, stderr } = await nightly(data);
  t.equal(status, 0);
  t.match(stderr, 'warning: broken/record.json: not JSON');
  t.equal((await storeIn(data).list()).nights.length, 2);
});
