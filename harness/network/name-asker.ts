import { type ChildProcess, spawn } from 'node:child_process';

/** What getaddrinfo said of a name: addresses, or an error's code. */
export interface Answer {
  readonly code?: string;
  readonly addresses: readonly string[];
}

const program = `
const { lookup } = require('node:dns');
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', ({ id, host }) =>
  lookup(host, { all: true, verbatim: true }, (error, found = []) =>
    process.send({ id, code: error?.code, addresses: found.map(({ address }) => address) })));`;

const start = (): ChildProcess =>
  spawn(process.execPath, ['-e', program], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
    env: { ...process.env, NODE_OPTIONS: '', UV_THREADPOOL_SIZE: '64' },
  });

/**
 * Asks getaddrinfo, as applications do: hosts file, VPN name rules and search suffixes included. It cannot be
 * cancelled, Node runs only four at a time, and even `process.exit` waits for one that hangs (10 s with a silent
 * resolver). So it runs in a child process, which serves all names asked at the same time and is killed when nobody waits.
 */
export const nameAsker = (): ((host: string, signal: AbortSignal) => Promise<Answer>) => {
  const waiting = new Map<number, (answer: Answer) => void>();
  let child: ChildProcess | null = null;
  let asked = 0;

  const open = (): ChildProcess => {
    const opened = start();
    const end = (code: string) => {
      if (child === opened) for (const settle of waiting.values()) settle({ code, addresses: [] });
    };
    opened.on('message', (answer: Answer & { readonly id: number }) => waiting.get(answer.id)?.(answer));
    opened.on('error', () => end('the look-up process could not be started'));
    opened.on('exit', () => end('the look-up process ended'));
    return opened;
  };
  const leave = (id: number): void => {
    waiting.delete(id);
    if (waiting.size > 0) return;
    child?.kill('SIGKILL');
    child = null;
  };

  return (host, signal) =>
    new Promise(resolve => {
      const id = asked++;
      const settle = (answer: Answer) => {
        if (waiting.has(id)) leave(id);
        resolve(answer);
      };
      waiting.set(id, settle);
      signal.addEventListener('abort', () => settle({ code: 'ECANCELLED', addresses: [] }), { once: true });
      child ??= open();
      child.send({ id, host }, () => {});
    });
};
