import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { allMutants } from './all-mutants.ts';
import type { Fate, Mutant } from './mutant.ts';
import type { Share, Tried } from './worker.ts';

export interface Result {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

/** Tries every mutant, on so many processors; the same result on any number. A worker that breaks ends it all. */
export const tryAll = async (
  workers: number,
  onTried: (done: number, of: number) => void,
): Promise<readonly Result[]> => {
  const mutants = allMutants();
  const fates = new Map<number, Fate>();
  const run = async (first: number): Promise<void> => {
    const workerData: Share = { first, of: workers };
    const worker = new Worker(new URL(`./worker${extname(import.meta.url)}`, import.meta.url), {
      workerData,
    });
    worker.on('message', ({ index, fate }: Tried) => {
      fates.set(index, fate);
      onTried(fates.size, mutants.length);
    });
    await once(worker, 'exit');
  };
  await Promise.all(Array.from({ length: workers }, (_, first) => run(first)));
  return mutants.map((mutant, index) => {
    const fate = fates.get(index);
    if (fate === undefined) throw new Error(`${mutant.id} was not tried`);
    return { mutant, fate };
  });
};
