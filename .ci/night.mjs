// The whole night, part after part: every scenario and law, what unit tests generate with other dice, one worker against two, the oracle over all pairs, the network lab, and the mutants of the model and the inversion. What each part said is kept beside the records of the nights; it ends with 1 if any failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ended, endingSignals } from '../build/harness/signals.js';

const data = 'err1002-nights';
const night = new Date().toISOString().slice(0, 10);
const folder = join(data, 'parts', night);
const parts = {
  nightly: [
    ...['dist/main.js', 'nightly', '--data', data],
    ...['--runs', '50000', '--runs', '*-never-wrong=260000'],
  ],
  units: ['.ci/units.mjs', night.replaceAll('-', '')],
  workers: ['build/harness/run/night.js'],
  oracle: ['build/harness/oracle/night.js', night.replaceAll('-', '')],
  lab: ['build/harness/network/lab/night.js'],
  mutation: ['build/harness/mutation/write.js', '--page', join(folder, 'mutation.md')],
};

let interrupted = false;
for (const signal of endingSignals)
  process.on(signal, () => {
    interrupted = true;
  });

/** Runs one part to its end, on the terminal and into its file; whether all was well. A signal is passed on to it. */
const run = async (name, args) => {
  console.log(`\n== ${name}`);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const file = createWriteStream(join(folder, `${name}.txt`));
  child.stdout.pipe(file);
  child.stdout.pipe(process.stdout, { end: false });
  const closed = once(child, 'close');
  const status = await ended(child);
  await closed;
  return status === 0;
};

mkdirSync(folder, { recursive: true });
const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in parts));
if (unknown.length > 0) {
  console.error(`no part is called ${unknown.join(' or ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(3);
}
const failed = [];
for (const [name, args] of Object.entries(parts))
  if (!interrupted && (asked.length === 0 || asked.includes(name)) && !(await run(name, args)))
    failed.push(name);
if (interrupted) console.log('\ninterrupted: what was done until then is kept');
else console.log(failed.length === 0 ? '\nthe night is good' : `\nfailed: ${failed.join(', ')}`);
process.exitCode = interrupted ? 3 : failed.length === 0 ? 0 : 1;
