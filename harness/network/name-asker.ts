import { type ChildProcess, spawn } from 'node:child_process';
import { sharedChild } from './shared-child.ts';

/** What getaddrinfo said of a name: addresses, or an error's code. */
export interface Answer {
  readonly code?: string;
  readonly addresses: readonly string[];
}

const program = `
const { lookup } = require('node:dns');
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', ({ id, question: { host } }) =>
  lookup(host, { all: true, verbatim: true }, (error, found = []) =>
    process.send({ id, answer: { code: error?.code, addresses: found.map(({ address }) => address) } })));`;

const start = (): ChildProcess =>
  spawn(process.execPath, ['-e', program], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
    env: { ...process.env, NODE_OPTIONS: '', UV_THREADPOOL_SIZE: '64' },
  });

const without = (code: string): Answer => ({ code, addresses: [] });

/**
 * Asks getaddrinfo, as applications do: hosts file, VPN name rules and search suffixes included. It cannot be
 * cancelled, Node runs only four at a time, and even `process.exit` waits for one that hangs (10 s with a silent
 * resolver). So it runs in a child process, which serves all names asked at the same time and is killed when nobody waits.
 */
export const nameAsker = (): ((host: string, signal: AbortSignal) => Promise<Answer>) => {
  const ask = sharedChild<{ readonly host: string }, Answer>(start, {
    notStarted: without('the look-up process could not be started'),
    ended: without('the look-up process ended'),
    givenUp: without('ECANCELLED'),
  });
  return (host, signal) => ask({ host }, signal);
};
