// Builds, then diagnoses. Without arguments, a newcomer whose machine has no reader also sees a whole diagnosis on a
// simulated workstation.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './build.mjs';

const err1002 = (...words) =>
  spawnSync(process.execPath, ['dist/main.js', ...words], { stdio: 'inherit' }).status ?? 3;

const args = process.argv.slice(2);
if (args.length > 0) process.exit(err1002(...args));

const folder = mkdtempSync(join(tmpdir(), 'err1002-'));
const file = join(folder, 'evidence.json');
const status = err1002('diagnose', '--save-evidence', file);
if (status === 3) process.exit(status);
const { observations } = JSON.parse(readFileSync(file, 'utf8'));
rmSync(folder, { recursive: true });

if (!observations.some(({ question, answer }) => question === 'readers.listed' && answer === 'some')) {
  console.log('\n────────────────────────────────────────────────────────────────────────');
  console.log('No smartcard reader is at hand here. This is a whole diagnosis, on a simulated');
  console.log('workstation: npx err1002 diagnose --scenario tls-intercepted-by-proxy\n');
  err1002('diagnose', '--scenario', 'tls-intercepted-by-proxy');
}
