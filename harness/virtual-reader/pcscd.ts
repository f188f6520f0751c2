import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pause } from '../clock.ts';
import { UserError } from '../user-error.ts';
import { driverInside } from './missing-parts.ts';
import { insideNamespace } from './namespace.ts';
import { pcscdSocket, readerStates } from './reader-states.ts';

/** A slot of a virtual reader: the name pcscd gave it and the TCP port on which it waits for a card. */
export interface Slot {
  readonly name: string;
  readonly port: number;
}

/** A running pcscd; its slots in the order in which they were asked for. */
export interface Pcscd {
  readonly slots: readonly Slot[];
  signal(name: NodeJS.Signals): void;
  /** Resolves when it is gone, whoever ended it. */
  readonly gone: Promise<unknown>;
  close(): Promise<void>;
}

/** vpcd gives each configured reader two slots, on two ports in a row. */
const slotsEach = 2;
const firstPort = 35963;
const portOf = (slot: number): number => firstPort + slot;

/** Readers that pcscd 1.9.9 can be configured with, each of two slots; it has room for 16 slots. */
export const mostEntries = 8;
export const mostSlots = slotsEach * mostEntries;

/** Where the n-th slot lies in pcscd's own order: first slots first, so that few readers all get their own names. */
const placeOf = (n: number): number => (n < mostEntries ? slotsEach * n : slotsEach * (n - mostEntries) + 1);

/**
 * Writes the configuration and gives its folder, which must hold nothing else. Every entry names a driver file of its
 * own: entries that share one file share its state.
 */
const configure = async (folder: string, names: readonly string[]): Promise<string> => {
  const entries = names.map(async (name, index) => {
    const driver = join(folder, `vpcd-${index}.so`);
    await copyFile(driverInside, driver);
    const port = `0x${portOf(slotsEach * index).toString(16)}`;
    return `FRIENDLYNAME "${name}"\nDEVICENAME /dev/null:${port}\nLIBPATH ${driver}\nCHANNELID ${port}\n`;
  });
  const configuration = join(folder, 'reader.conf.d');
  await mkdir(configuration);
  await writeFile(join(configuration, 'vpcd'), (await Promise.all(entries)).join('\n'));
  return configuration;
};

const answers = async (signal: AbortSignal) => {
  for (;;) {
    const states = await readerStates(signal).catch(() => null);
    if (states !== null) return states;
    await pause(5, signal);
  }
};

/**
 * Starts a real pcscd with a slot for each name, at most `mostSlots`, and resolves when it answers; rejects when the signal
 * fires first. Beyond `mostEntries`, a slot is the second one of an earlier reader and bears its name. Only in the private
 * namespace, and only one at a time: a `UserError` when there is one already, which is left alone.
 */
export const startPcscd = async (names: readonly string[], signal: AbortSignal): Promise<Pcscd> => {
  if (!insideNamespace()) throw new Error('pcscd is started in the private namespace only');
  if (existsSync(pcscdSocket))
    throw new UserError(pcscdSocket, null, 'expected no pcscd here yet: there can be only one at a time');
  const folder = await mkdtemp('/run/err1002/pcscd-');
  const configuration = await configure(folder, names.slice(0, mostEntries));
  const command = ['--pdeathsig', 'KILL', 'pcscd', '--foreground', '--config', configuration];
  const service = spawn('setpriv', command, { stdio: 'ignore' });
  const gone = once(service, 'exit');
  const failure = gone.then(() => {
    throw new Error('pcscd ended');
  });
  const close = async () => {
    service.kill('SIGKILL');
    await gone;
    await Promise.all(
      [folder, pcscdSocket, '/run/pcscd/pcscd.pid'].map(path => rm(path, { recursive: true, force: true })),
    );
  };
  try {
    const states = await Promise.race([answers(signal), failure]);
    const slots = names.map((_, n) => ({ name: states[placeOf(n)]?.name ?? '', port: portOf(placeOf(n)) }));
    return { slots, signal: name => void service.kill(name), gone, close };
  } catch (error) {
    await close();
    throw error;
  }
};
