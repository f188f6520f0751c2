// The whole test: installs what the real-stack tests need where it may, then checks types, lint, arrows and behaviour.
// Its last line is `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installPackages, installPcsclite } from './packages.mjs';

const bin = name => join('node_modules', '.bin', name);
const title = text => console.log(`\n== ${text}`);

const counts = { passed: 0, failed: 0, skipped: 0 };

/** Runs a program, and prints what it said when it has ended; whether all was well. */
const check = async (name, ...args) => {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => said.push(data));
  const status = await new Promise(resolve => child.on('close', resolve));
  title(name);
  process.stdout.write(Buffer.concat(said));
  const good = status === 0;
  counts[good ? 'passed' : 'failed'] += 1;
  if (!good) console.log(`FAILED: ${name}`);
  return good;
};

const suite = /^(not )?ok \d+ - build\/(\S+)\.test\.js(?: # time=(\S+))?/;
const skip = /^\s*ok \d+ - (.*?) # (?:SKIP|TODO)\s*(.*)$/i;

const ended = child =>
  new Promise(resolve => (child.exitCode === null ? child.on('close', resolve) : resolve(child.exitCode)));
const told = (good, name, time) => console.log(`${good ? '✓' : '✗'} ${name}${time ? `  ${time}` : ''}`);

/** Prints each failure with its diagnosis and each skip with its reason; adds up the counts. */
const account = (lines, status) => {
  lines.forEach((line, at) => {
    if (/^\s+not ok/.test(line)) {
      const end = lines.findIndex((other, i) => i > at && /^\s*\.\.\.$/.test(other));
      console.log(lines.slice(at, Math.min(end < 0 ? at + 1 : end, at + 40)).join('\n'));
    }
    const [, name, why] = skip.exec(line) ?? [];
    if (name !== undefined) console.log(`skipped: ${name}: ${why}`);
  });
  const totals = lines.findLast(line => line.startsWith('# { total:')) ?? '';
  const of = word => Number(new RegExp(`\\b${word}: (\\d+)`).exec(totals)?.[1] ?? 0);
  counts.passed += of('pass');
  counts.failed += of('fail');
  counts.skipped += of('skip') + of('todo');
  if (status !== 0 && of('fail') === 0) counts.failed += 1;
};

/** Tests that the runner runs, some at a time; each is printed as it ends. */
const waiting = async files => {
  const tap = spawn(bin('tap'), ['--reporter=tap', ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = [];
  for await (const line of createInterface({ input: tap.stdout })) {
    lines.push(line);
    const [, not, name, time] = suite.exec(line) ?? [];
    if (name !== undefined) told(not === undefined, name, time);
  }
  account(lines, await ended(tap));
};

/** Tests that only compute, one after the other beside those that wait, and behind them where both want a processor. */
const computing = async files => {
  for (const file of files) {
    const start = performance.now();
    const test = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    setPriority(test.pid, constants.priority.PRIORITY_LOW);
    const lines = [];
    for await (const line of createInterface({ input: test.stdout })) lines.push(line);
    const status = await ended(test);
    const name = file.slice('build/'.length, -'.test.js'.length);
    told(status === 0, name, `${Math.round(performance.now() - start)}ms`);
    account(lines, status);
  }
};

const testsOf = room =>
  readdirSync(join('build', room), { recursive: true })
    .filter(file => file.endsWith('.test.js'))
    .sort()
    .map(file => join('build', room, file));

const behaviour = async () => {
  title('Behaviour');
  const asked = process.argv.slice(2);
  if (asked.length > 0) await waiting(asked);
  else
    await Promise.all([
      waiting(testsOf('harness')),
      computing(['scenarios', 'reports', 'sim', 'src'].flatMap(testsOf)),
    ]);
};

const started = performance.now();
rmSync('build', { recursive: true, force: true });
const rooms = ['src', 'sim', 'harness', 'scenarios', 'reports'];
// None of these needs what is installed meanwhile.
const [typed] = await Promise.all([
  check('Types', bin('tsc'), '-p', '.'),
  check('Lint and format', bin('biome'), 'check', '--error-on-warnings', '.'),
  check('Arrows between the rooms', bin('depcruise'), '--config', '.dependency-cruiser.cjs', ...rooms),
  check('Build', '.ci/build.mjs'),
  installPackages(),
]);
await installPcsclite();
if (typed) await behaviour();
console.log(`\n${Math.round((performance.now() - started) / 1000)} s`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
