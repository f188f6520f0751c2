import type { ChildProcess } from 'node:child_process';
import { forkEntry } from '../../pcsc/fork-entry.ts';
import { sharedChild } from '../shared-child.ts';
import type { PacQuestion, PacReply } from './pac-choose.ts';

const start = (): ChildProcess =>
  forkEntry('pac-child', import.meta.url, [], { NODE_OPTIONS: '', UV_THREADPOOL_SIZE: '64' });

const open = (because: string): PacReply => ({ kind: 'open', because });

/**
 * Has scripts fetched and run in a child process, which serves all hosts asked at the same time and is killed when
 * nobody waits: a script that loops, a server that dawdles or a name that hangs costs its deadline and no more.
 */
export const pacAsker = (): ((question: PacQuestion, signal: AbortSignal) => Promise<PacReply>) =>
  sharedChild<PacQuestion, PacReply>(start, {
    notStarted: open('the process for the PAC script could not be started'),
    ended: open('the PAC script brought down the process that ran it'),
    givenUp: open('the PAC script did not answer in time'),
  });
