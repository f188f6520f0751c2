// A million runs of one law on one worker, then on two (another number of runs: `npm run bench:million -- RUNS`): time, rate and
// memory of each. The compilers of a new program take the first ten thousand runs, so fewer runs show a smaller gain.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

const law = 'several-faults-never-wrong';
const runs = Number(process.argv[2] ?? 1_000_000);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('usage: npm run bench:million -- [RUNS]');
  process.exit(3);
}

/** Megabytes that a process has in memory; none once it has ended, and where no /proc tells. */
const residentMb = pid => {
  try {
    const [, kb] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kb === undefined ? [] : [Math.round(Number(kb) / 1000)];
  } catch {
    return [];
  }
};

/** Its most memory in the second fifth and in the last; the first fifth only warms up. */
const growth = seen => {
  const most = (from, to) =>
    Math.max(...seen.slice(Math.floor(seen.length * from), Math.ceil(seen.length * to)));
  return seen.length < 5 ? 'memory not seen' : `at most ${most(0.2, 0.4)} MB early, ${most(0.8, 1)} MB late`;
};

const measure = async workers => {
  const run = ['run', '--only', law, '--runs', String(runs), '--json', '--workers', String(workers)];
  const child = spawn(process.execPath, ['dist/main.js', ...run], { stdio: ['ignore', 'pipe', 'inherit'] });
  const memory = [];
  const watch = setInterval(() => memory.push(...residentMb(child.pid)), 1000);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', part => {
    said += part;
  });
  const status = await new Promise(resolve => child.on('close', resolve));
  clearInterval(watch);
  if (status !== 0) throw new Error(`the run on ${workers} ended with ${status}`);
  const { laws, times } = JSON.parse(said);
  const seconds = times.duration / 1000;
  const name = `${workers} worker${workers === 1 ? '' : 's'}`;
  console.log(
    `${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s, ${Math.round(runs / seconds)} runs a second, ${growth(memory)}`,
  );
  return { seconds, digest: laws[0].digest };
};

console.log(`${runs} runs of ${law}; Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`);
const one = await measure(1);
const two = await measure(2);
console.log(`two workers are ${(one.seconds / two.seconds).toFixed(2)} times as fast as one`);
console.log(one.digest === two.digest ? 'both came to the same' : 'they came to DIFFERENT results');
process.exitCode = one.digest === two.digest ? 0 : 1;
