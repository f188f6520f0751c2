import { existsSync } from 'node:fs';
import { type Ended, runProgram } from '../../testing/run-program.ts';

/** Runs a program that we did not write against the service on this socket; 30 s at most. */
export const runGuest = (
  socket: string,
  command: string,
  args: readonly string[] = [],
  input = '',
): Promise<Ended> =>
  runProgram(command, args, {
    env: { ...process.env, PCSCLITE_CSOCK_NAME: socket, LC_ALL: 'C' },
    input,
    timeout: 30_000,
  });

/** The reason to skip what needs these files of a Debian package; false when they are there. */
export const missing = (debian: string, ...files: readonly string[]): string | false =>
  files.every(file => existsSync(file)) ? false : `needs Debian packages: apt-get install ${debian}`;
