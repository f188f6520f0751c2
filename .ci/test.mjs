// The whole test: installs what the real-stack tests need where it may, then checks types, lint, arrows and behaviour.
// Its last line is `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { behaviour } from './behaviour.mjs';
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
if (typed) {
  title('Behaviour');
  await behaviour(process.argv.slice(2), counts);
}
console.log(`\n${Math.round((performance.now() - started) / 1000)} s`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
