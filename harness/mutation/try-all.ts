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

export interface Trials {
  readonly workers: number;
  readonly concerns: (mutant: Mutant) => boolean;
  /** What is known already, by the id of a mutant; it is not tried again. */
  readonly known: ReadonlyMap<string, Fate>;
  readonly onTried: (result: Result, done: number, of: number) => void;
}

/** Tries every mutant concerned, in so many worker threads; the same result with any number. A worker that breaks ends it all. */
export const tryAll = async ({ workers, concerns, known, onTried }: Trials): Promise<readonly Result[]> => {
  const mutants = allMutants();
  const fates = new Map(known);
  const wanted = mutants.filter(concerns);
  const open = [...mutants.entries()].filter(([, one]) => concerns(one) && !known.has(one.id));
  let tried = wanted.length - open.length;
  const run = async (first: number): Promise<void> => {
    const indexes = open.filter((_, i) => i % workers === first).map(([index]) => index);
    if (indexes.length === 0) return;
    const worker = new Worker(new URL(`./worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: { indexes } satisfies Share,
    });
    worker.on('message', ({ index, fate }: Tried) => {
      const mutant = mutants[index];
      if (mutant === undefined) return;
      fates.set(mutant.id, fate);
      tried += 1;
      onTried({ mutant, fate }, tried, wanted.length);
    });
    await once(worker, 'exit');
  };
  await Promise.all(Array.from({ length: workers }, (_, first) => run(first)));
  return wanted.map(mutant => {
    const fate = fates.get(mutant.id);
    if (fate === undefined) throw new Error(`${mutant.id} was not tried`);
    return { mutant, fate };
  });
};
