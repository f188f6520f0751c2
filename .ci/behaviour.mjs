// Runs every compiled test, each in a process of its own: those that wait for real services two at a time, those that
// only compute beside them at low priority. (`npx tap FILE` runs one by hand; its loaders cost two seconds a file.)
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

/** Seconds after which a test has failed: by its own word, or a little later by ours. */
const patience = 600;
/** What compares times, or keeps both processors busy by itself, runs without another that waits. */
const alone = /^build\/harness\/(differential|network\/lab|pcsc-service\/never-hangs)/;
const skip = /^\s*ok \d+ - (.*?) # (?:SKIP|TODO)\s*(.*)$/i;

const testsIn = room =>
  readdirSync(join('build', room), { recursive: true })
    .filter(file => file.endsWith('.test.js'))
    .sort()
    .map(file => join('build', room, file));

const seed = ['--import', new URL('./seed.mjs', import.meta.url).href];
const generates = file => readFileSync(file, 'utf8').includes(`from 'fast-check'`);

const computing = ['scenarios', 'reports', 'sim', 'src'];

/** Every test that generates what it tries and waits for nobody. */
export const generating = () => computing.flatMap(testsIn).filter(generates);

/** Everything that a test printed, and whether it ended well. */
const output = async (file, priority) => {
  const test = spawn(process.execPath, [...(generates(file) ? seed : []), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TAP_TIMEOUT: String(patience) },
  });
  setPriority(test.pid, priority);
  const late = setTimeout(() => test.kill('SIGKILL'), (patience + 10) * 1000);
  let text = '';
  test.stdout.setEncoding('utf8').on('data', part => {
    text += part;
  });
  const status = await new Promise(resolve => test.on('close', resolve));
  clearTimeout(late);
  return { lines: text.split('\n'), good: status === 0 };
};

/** Prints a failure with its diagnosis, and a skip with its reason. */
const tell = lines =>
  lines.forEach((line, at) => {
    if (/^\s*not ok/.test(line)) {
      const end = lines.findIndex((other, i) => i > at && /^\s*\.\.\.$/.test(other));
      console.log(lines.slice(at, Math.min(end < 0 ? at + 1 : end, at + 40)).join('\n'));
    }
    const [, name, why] = skip.exec(line) ?? [];
    if (name !== undefined) console.log(`skipped: ${name}: ${why}`);
  });

const run = async (file, counts, priority) => {
  const start = performance.now();
  const { lines, good } = await output(file, priority);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const totals = lines.findLast(line => line.startsWith('# { total:')) ?? '';
  const of = word => Number(new RegExp(`\\b${word}: (\\d+)`).exec(totals)?.[1] ?? 0);
  const name = file.slice('build/'.length, -'.test.js'.length);
  console.log(`${good ? '✓' : '✗'} ${name}  ${seconds} s, ${of('pass')} passed`);
  tell(lines);
  counts.passed += of('pass');
  counts.failed += of('fail');
  counts.skipped += of('skip') + of('todo');
  if (!good && of('fail') === 0) counts.failed += 1;
};

/** Takes test after test from the list until it is empty. */
const lane = async (files, counts, priority = constants.priority.PRIORITY_NORMAL) => {
  for (let file = files.shift(); file !== undefined; file = files.shift()) await run(file, counts, priority);
};

/** Runs these files, or every test; adds to the counts what passed, failed and was skipped. */
export const behaviour = async (asked, counts) => {
  if (asked.length > 0) return await lane([...asked], counts);
  const waiting = testsIn('harness');
  const first = waiting.filter(file => alone.test(file));
  const others = waiting.filter(file => !alone.test(file));
  const inTwoLanes = () => Promise.all([lane(others, counts), lane(others, counts)]);
  await Promise.all([
    lane(first, counts).then(inTwoLanes),
    lane(computing.flatMap(testsIn), counts, constants.priority.PRIORITY_LOW),
  ]);
  return undefined;
};
