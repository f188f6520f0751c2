import { digestOf } from '../../reports/digest.ts';
import type { Dice } from '../../scenarios/laws/law.ts';

/** Runs of one law that are done in one go, by one worker. */
export interface Block extends Dice {
  readonly law: string;
  /** How many runs of the law lie before it. */
  readonly before: number;
}

/** Small enough to be shared out evenly and to be over soon, large enough that handing it over costs nothing. */
export const blockSize = 500;

/** The seed of a block, a whole number of 32 bits: a fingerprint of the run's seed, the law's name and the block's number. */
export const blockSeed = (seed: number, law: string, index: number): number =>
  Number.parseInt(digestOf('block', String(seed), law, String(index)).slice(0, 8), 16) | 0;

/** The runs of a law cut into blocks, in their order; who replays a path names the seed of its block, and gets that alone. */
export const blocksOf = (law: string, { seed, runs, path }: Dice): readonly Block[] =>
  path !== undefined
    ? [{ law, seed, runs, path, before: 0 }]
    : Array.from({ length: Math.ceil(runs / blockSize) }, (_, index) => ({
        law,
        seed: blockSeed(seed, law, index),
        runs: Math.min(blockSize, runs - index * blockSize),
        before: index * blockSize,
      }));
