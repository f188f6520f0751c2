import { Worker } from 'node:worker_threads';
import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { scrub } from '../../src/privacy/scrub.ts';
import { bounded } from '../clock.ts';
import type { Entry } from '../entry.ts';
import type { BlockResult } from './answer-blocks.ts';
import type { Block } from './law-blocks.ts';

/** What one worker may use before it is given up. */
export interface Limits {
  /** Milliseconds for a block. */
  readonly patience: number;
  /** MiB for what it keeps. */
  readonly memory: number;
}

/** One worker thread, started when it is needed; after a crash there is a new one. To be closed. */
export interface Lane {
  readonly check: (block: Block) => Promise<Outcome<BlockResult>>;
  readonly close: () => Promise<void>;
}

const start = ({ file, execArgv }: Entry, { memory }: Limits): Worker =>
  new Worker(file, {
    execArgv: [...execArgv],
    // Loaders that a test runner puts here are not for workers.
    env: { ...process.env, NODE_OPTIONS: '' },
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
  });

/** Opens a lane of workers that run this entry. */
export const openLane = (entry: Entry, limits: Limits): Lane => {
  let worker: Worker | null = null;
  let tell: (outcome: Outcome<BlockResult>) => void = () => {};
  /** A worker that waits for blocks; one that dies is forgotten, even while it has nothing to do. */
  const ready = (): Worker => {
    if (worker !== null) return worker;
    const started = start(entry, limits);
    const died = (why: string) => {
      if (worker !== started) return;
      worker = null;
      tell(failed('crashed', why));
    };
    worker = started
      .on('message', (answer: BlockResult) => tell(ok(answer)))
      .on('error', error => died(scrub(error.message)))
      .on('exit', code => died(`the worker ended with ${code}`));
    return started;
  };
  const close = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  return {
    close,
    check: async block => {
      const outcome = await bounded(limits.patience, () => {
        const answer = new Promise<Outcome<BlockResult>>(resolve => {
          tell = resolve;
        });
        ready().postMessage(block);
        return answer;
      });
      if (outcome.kind !== 'ok') await close();
      return outcome;
    },
  };
};
