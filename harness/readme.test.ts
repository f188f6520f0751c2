import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { packageRoot } from './cli/package-root.ts';
import { err1002 } from './cli/testing/err1002.ts';

const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');

t.test('the diagnosis in the README is a real one', async t => {
  const [, command = '', shown = ''] = /```text\n\$ npx err1002 (.*)\n([\s\S]*?)```/.exec(readme) ?? [];
  const { stdout } = await err1002(command.split(' '));
  t.equal(shown.trim(), stdout.trim());
});

/** Programs of others that README shows at work, and the Debian packages they come from. */
const guests = { 'opensc-tool': 'opensc', 'pkcs15-tool': 'opensc', pcsc_scan: 'pcsc-tools', curl: 'curl' };

/** A network without a way out, so that a real diagnosis asks nobody; but with localhost. */
const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
const alone = [...asRoot, '--net', '--', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const canBeAlone = spawnSync('unshare', [...alone, 'true']).status === 0;

/** Why a block cannot run here; null when it can. */
const whyNot = (block: string): string | null => {
  if (!canBeAlone) return 'no permission for a network namespace';
  const missing = Object.entries(guests).find(
    ([program]) => block.includes(program) && !existsSync(join('/usr/bin', program)),
  );
  return missing === undefined ? null : `missing package: apt-get install ${missing[1]}`;
};

t.test('every command in the README runs as it is written', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'err1002-readme-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  // `npx err1002` finds the command of the project it stands in.
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  writeFileSync(
    join(programs, 'npx'),
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(packageRoot(), 'dist', 'main.js')}" "$@"\n`,
  );
  chmodSync(join(programs, 'npx'), 0o755);
  writeFileSync(join(folder, 'diagnostic.log'), 'the log of the NHS England Diagnostic Tool\n');
  const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  t.ok(blocks.length > 3);
  for (const block of blocks) {
    const reason = whyNot(block);
    if (reason !== null && process.env.CI !== 'true') {
      t.pass(block.trim(), { skip: reason });
      continue;
    }
    // A verdict that is not healthy is an answer, not a failure: exit codes 0, 1 and 2.
    const script = block.replaceAll(/^(npx .*)$/gm, '$1 || [ $? -lt 3 ] || exit 9');
    const { status, stderr } = spawnSync('unshare', [...alone, 'sh', '-e', '-c', script], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', PATH: `${programs}:${process.env.PATH}` },
      encoding: 'utf8',
      timeout: 240_000,
    });
    t.equal(status, 0, `${block.trim()}\n${stderr}`);
  }
});
