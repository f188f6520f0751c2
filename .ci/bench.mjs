// Start-up, and the roads to simulated cards, as ratios within one run: machines differ and drift, ratios less so.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

const rounds = 11;
const err1002 = ['dist/main.js'];
const commands = {
  'node -e 0': ['-e', '0'],
  'diagnose --scenario': [...err1002, 'diagnose', '--scenario', 'tls-intercepted-by-proxy'],
  'diagnose --scenario --json': [...err1002, 'diagnose', '--scenario', 'profile-closed', '--json'],
  'login --scenario': [...err1002, 'login', '--scenario', 'profile-closed'],
  'run, every scenario': [...err1002, 'run', '--runs', '1'],
};

const once = args => {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - start;
};
const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

// In turn, so that a slow minute of the machine slows all alike; the first round only warms up.
const times = Object.fromEntries(Object.keys(commands).map(name => [name, []]));
for (let round = 0; round <= rounds; round++)
  for (const [name, args] of Object.entries(commands)) {
    const time = once(args);
    if (round > 0) times[name].push(time);
  }

const [bare] = Object.keys(commands);
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, medians of ${rounds} rounds`,
);
for (const [name, values] of Object.entries(times)) {
  const ratios = values.map((value, i) => value / (times[bare][i] ?? 1));
  console.log(
    `${name.padEnd(28)} ${median(values).toFixed(0).padStart(6)} ms ${median(ratios).toFixed(2).padStart(6)} × ${bare}`,
  );
}

// The roads to simulated cards, compiled one file to one, as their child processes are found beside them.
const good =
  spawnSync(process.execPath, ['node_modules/.bin/tsc', '-p', '.'], { stdio: 'inherit' }).status === 0;
console.log('');
for (const part of good ? ['looks', 'cards', 'network'] : [])
  spawnSync(process.execPath, [`build/harness/benchmarks/${part}.js`], { stdio: 'inherit' });
process.exitCode = good ? 0 : 1;
