import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Test } from 'tap';
import { packageRoot } from '../../cli/package-root.ts';
import { err1002 } from '../../cli/testing/err1002.ts';
import type { Ended } from '../../testing/run-program.ts';

/** A folder for temporary files whose path is short enough for sockets, removed with the test. */
export const temporaryFolder = async (t: Test): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'sim-'));
  t.teardown(() => rm(folder, { recursive: true }));
  return folder;
};

/** Runs `err1002 simulate` with a temporary folder of its own, which must be empty afterwards. */
export const simulate = async (t: Test, args: readonly string[], inner = '.'): Promise<Ended> => {
  const temporary = join(await temporaryFolder(t), inner);
  await mkdir(temporary, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  const ended = await err1002(['simulate', ...args]);
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  t.strictSame(await readdir(temporary), [], 'nothing is left behind');
  return ended;
};

/** A command for a simulation that looks for the service and its control socket, and goes on with what it is told. */
export const inside = (status: string) => [
  '--',
  'sh',
  '-c',
  `test -S "$PCSCLITE_CSOCK_NAME" && test -S "$ERR1002_CONTROL" && ${status}`,
];

/** A simulation that keeps running, what it exports, and its folder for temporary files. */
export const running = async (t: Test, args: readonly string[] = []) => {
  const temporary = await temporaryFolder(t);
  const child = spawn(process.execPath, [join(packageRoot(), 'dist', 'main.js'), 'simulate', ...args], {
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  let view = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    view += text;
  });
  const exported: { [name: string]: string } = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, key = '', value = ''] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    exported[key] = value;
    if (key === 'ERR1002_CONTROL') break;
  }
  const { PCSCLITE_CSOCK_NAME: socket = '', ERR1002_CONTROL: control = '' } = exported;
  return { child, temporary, socket, control, view: () => view };
};
