import { parentPort } from 'node:worker_threads';
import type { LawResult } from '../../reports/record.ts';
import { checkLaw, type Law } from '../../scenarios/laws/law.ts';
import { fineStopwatch } from '../clock.ts';
import type { Block } from './law-blocks.ts';

/** What became of a block; `ms` is how long it took. */
export interface BlockResult {
  readonly result: LawResult;
  readonly ms: number;
}

/** Serves a worker thread: checks the blocks of these laws that it is sent, one after the other, until it is ended. */
export const answerBlocks = (laws: readonly Law[]): void => {
  const named = new Map(laws.map(law => [law.name, law]));
  parentPort?.on('message', async ({ law: name, ...dice }: Block) => {
    const law = named.get(name);
    if (law === undefined) throw new Error(`no law is called ${name}`);
    const taken = fineStopwatch();
    const result = await checkLaw(law, dice);
    const answer: BlockResult = { result, ms: taken() };
    parentPort?.postMessage(answer);
  });
};
