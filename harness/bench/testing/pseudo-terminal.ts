import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { pause, stopwatch } from '../../clock.ts';
import type { FirmwareSettings } from '../removinator-firmware.ts';

const extension = extname(import.meta.url);
/** Sources need the loader that we were started with; what was built from them needs none. */
export const loader = extension === '.ts' ? process.execArgv : [];
const program = fileURLToPath(new URL(`./removinator-process${extension}`, import.meta.url));

const installed = spawnSync('socat', ['-V'], { timeout: 5000 }).status === 0;

/** What to tell the test runner: a skip that names what is missing, but never where everything must be tested. */
export const needsTerminal =
  installed || process.env.CI === 'true' ? {} : { skip: 'needs the Debian package socat' };

/** A pseudo-terminal with an emulated Removinator behind it, or a stranger who always says the same. */
export interface EmulatedFixture {
  readonly path: string;
  /** Pulls the plug; resolves when the terminal is gone. */
  unplug(): Promise<void>;
}

/** Starts it in a process of its own; it ends with `unplug`, and with the test at the latest. */
export const emulatedFixture = async (
  t: Test,
  behaviour: FirmwareSettings | string,
): Promise<EmulatedFixture> => {
  const folder = mkdtempSync(join(tmpdir(), 'err1002-'));
  const path = join(folder, 'fixture');
  const child = spawn(process.execPath, [...loader, program, path, JSON.stringify(behaviour)], {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = new Promise(resolve => child.on('close', resolve));
  const unplug = async () => {
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  t.teardown(unplug);
  const elapsed = stopwatch();
  while (!existsSync(path)) {
    if (child.exitCode !== null || elapsed() > 10_000) throw new Error('no pseudo-terminal came up');
    await pause(10, new AbortController().signal);
  }
  return { path, unplug };
};
