import { parentPort } from 'node:worker_threads';
import type { LawResult } from '../../reports/record.ts';
import { checkExample, checkLaw, type Law } from '../../scenarios/laws/law.ts';
import { fineStopwatch } from '../clock.ts';
import type { Block } from './law-blocks.ts';

/** What became of a block; `ms` is how long it took. */
export interface BlockResult {
  readonly result: LawResult;
  readonly ms: number;
}

const checkBlock = async (law: Law, { seed, runs, path, example }: Block): Promise<LawResult> => {
  const dice = { seed, runs, ...(path === undefined ? {} : { path }) };
  if (example === undefined) return checkLaw(law, dice);
  const replayed = path === undefined ? null : await checkLaw(law, dice);
  return replayed?.outcome === 'broken' ? replayed : checkExample(law, example.value, seed);
};

/** Serves a worker thread: checks the blocks of these laws that it is sent, one after the other, until it is ended. */
export const answerBlocks = (laws: readonly Law[]): void => {
  const named = new Map(laws.map(law => [law.name, law]));
  parentPort?.on('message', async (block: Block) => {
    const law = named.get(block.law);
    if (law === undefined) throw new Error(`no law is called ${block.law}`);
    const taken = fineStopwatch();
    const result = await checkBlock(law, block);
    const answer: BlockResult = { result, ms: taken() };
    parentPort?.postMessage(answer);
  });
};
