import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endingSignals } from '../signals.ts';
import { systemCode, UserError } from '../user-error.ts';

/** A folder that nobody else may enter. */
export interface PrivateFolder {
  readonly path: string;
  /** Removes it with all that is in it. An end of this process does so too, by a signal that nobody else handles or without. */
  remove(): void;
}

/** A Unix socket's path may have 107 bytes. */
const longestPath = 107;

/** Makes a folder for sockets below the temporary one; a `UserError` when it cannot be written. */
export const privateFolder = async (): Promise<PrivateFolder> => {
  const path = await mkdtemp(join(tmpdir(), 'err1002-')).catch(error => {
    throw new UserError(tmpdir(), null, `expected a folder for temporary files (${systemCode(error)})`);
  });
  const sweep = () => rmSync(path, { recursive: true, force: true });
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > 0) return;
    sweep();
    process.kill(process.pid, signal);
  };
  process.once('exit', sweep);
  for (const signal of endingSignals) process.once(signal, onSignal);
  return {
    path,
    remove() {
      process.off('exit', sweep);
      for (const signal of endingSignals) process.off(signal, onSignal);
      sweep();
    },
  };
};

/** Where a socket goes in a folder; when its path is too long, the folder is removed and a `UserError` says so. */
export const socketIn = (folder: PrivateFolder, name: string): string => {
  const socket = join(folder.path, name);
  if (Buffer.byteLength(socket) <= longestPath) return socket;
  folder.remove();
  throw new UserError(
    socket,
    null,
    `expected a path of at most ${longestPath} bytes; set TMPDIR to a shorter one`,
  );
};
