import type { ChildProcess } from 'node:child_process';
import { forkEntry } from '../../pcsc/fork-entry.ts';
import type { PacQuestion, PacReply } from './pac-choose.ts';

const start = (): ChildProcess =>
  forkEntry('pac-child', import.meta.url, [], { NODE_OPTIONS: '', UV_THREADPOOL_SIZE: '64' });

/**
 * Has scripts fetched and run in a child process, which serves all hosts asked at the same time and is killed when
 * nobody waits: a script that loops, a server that dawdles or a name that hangs costs its deadline and no more.
 */
export const pacAsker = (): ((question: PacQuestion, signal: AbortSignal) => Promise<PacReply>) => {
  const waiting = new Map<number, (reply: PacReply) => void>();
  let child: ChildProcess | null = null;
  let asked = 0;

  const open = (): ChildProcess => {
    const opened = start();
    const end = (because: string) => {
      if (child === opened) for (const settle of waiting.values()) settle({ kind: 'open', because });
    };
    opened.on('message', ({ id, ...reply }: PacReply & { readonly id: number }) => waiting.get(id)?.(reply));
    opened.on('error', () => end('the process for the PAC script could not be started'));
    opened.on('exit', () => end('the PAC script brought down the process that ran it'));
    return opened;
  };
  const leave = (id: number): void => {
    waiting.delete(id);
    if (waiting.size > 0) return;
    child?.kill('SIGKILL');
    child = null;
  };

  return (question, signal) =>
    new Promise(resolve => {
      const id = asked++;
      const settle = (reply: PacReply) => {
        if (waiting.has(id)) leave(id);
        resolve(reply);
      };
      waiting.set(id, settle);
      const giveUp = () => settle({ kind: 'open', because: 'the PAC script did not answer in time' });
      signal.addEventListener('abort', giveUp, { once: true });
      child ??= open();
      child.send({ id, ...question }, () => {});
    });
};
