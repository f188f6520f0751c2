import { parentPort, workerData } from 'node:worker_threads';
import { allMutants } from './all-mutants.ts';
import type { Fate } from './mutant.ts';
import { prepareTrials } from './trial.ts';

/** Which mutants a worker tries: every `of`-th, from `first` on. */
export interface Share {
  readonly first: number;
  readonly of: number;
}

/** What a worker says of each of its mutants. */
export interface Tried {
  readonly index: number;
  readonly fate: Fate;
}

const { first, of }: Share = workerData;
const tryOut = await prepareTrials();
const sound = await tryOut(null);
if (sound.kind === 'killed')
  throw new Error(`the product itself is found wrong by ${sound.by}: ${sound.why}`);
for (const [index, mutant] of allMutants().entries())
  if (index % of === first) parentPort?.postMessage({ index, fate: await tryOut(mutant) } satisfies Tried);
