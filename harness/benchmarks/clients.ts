import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encodeCommand } from '../../src/card/apdu.ts';
import { toHex } from '../../src/card/hex.ts';
import { pivCommands } from '../../src/card/piv-commands.ts';
import { packageRoot } from '../cli/package-root.ts';
import type { Timing } from './timing.ts';

const run = promisify(execFile);

/** The command that every client sends: SELECT of the PIV application. */
const select = toHex(encodeCommand(pivCommands.select)).replaceAll(' ', '');

/** Milliseconds that one client may take. */
const longestRun = 120_000;

/** A program that sends the same command `count` times to each of these readers. */
export type Client = (count: number, readers: readonly string[]) => Promise<Timing>;

/** What every client takes: how often, which command, and the readers. */
export const clientArguments = (count: number, readers: readonly string[]): readonly string[] => [
  `${count}`,
  select,
  ...readers,
];

/** Leads a client to the service at this socket, or to the machine's own. */
export const clientEnvironment = (socket: string | undefined): NodeJS.ProcessEnv =>
  socket === undefined ? process.env : { ...process.env, PCSCLITE_CSOCK_NAME: socket };

const timed = async (program: string, words: readonly string[], socket?: string): Promise<Timing> => {
  const { stdout } = await run(program, words, { env: clientEnvironment(socket), timeout: longestRun });
  return JSON.parse(stdout);
};

/** Compiles the C client into this folder. Rejects where gcc or the headers of pcsc-lite are missing. */
export const compileCClient = async (folder: string): Promise<string> => {
  const program = join(folder, 'apdu-client');
  const source = join(packageRoot(), 'harness/benchmarks/apdu-client.c');
  await run('gcc', ['-O2', '-I/usr/include/PCSC', '-o', program, source, '-lpcsclite', '-lpthread']);
  return program;
};

/** The C client, against the service at this socket or the machine's own. */
export const cClient =
  (program: string, socket?: string): Client =>
  (count, readers) =>
    timed(program, clientArguments(count, readers), socket);

/** The npm package pcsclite in a process of its own, against the same. */
export const pcscliteClient =
  (socket?: string): Client =>
  (count, readers) =>
    timed(
      process.execPath,
      [join(import.meta.dirname, 'pcsclite-client.js'), ...clientArguments(count, readers)],
      socket,
    );
