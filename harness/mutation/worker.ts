import { parentPort, workerData } from 'node:worker_threads';
import { allMutants } from './all-mutants.ts';
import type { Fate } from './mutant.ts';
import { prepareTrials } from './trial.ts';

/** Which of all mutants a worker tries, by their places in the list. */
export interface Share {
  readonly indexes: readonly number[];
}

/** What a worker says of each of its mutants. */
export interface Tried {
  readonly index: number;
  readonly fate: Fate;
}

const { indexes }: Share = workerData;
const tryOut = await prepareTrials();
const sound = await tryOut(null);
if (sound.kind === 'killed')
  throw new Error(`the product itself is found wrong by ${sound.by}: ${sound.why}`);
const mutants = allMutants();
for (const index of indexes) {
  const mutant = mutants[index];
  if (mutant !== undefined) parentPort?.postMessage({ index, fate: await tryOut(mutant) } satisfies Tried);
}
