import { digestOf } from '../../reports/digest.ts';
import type { Failure } from '../../reports/failure.ts';
import type { Dice } from '../../scenarios/laws/law.ts';

/** Runs of one law that are done in one go, by one worker. */
export interface Block extends Dice {
  readonly law: string;
  /** How many runs of the law lie before it. */
  readonly before: number;
  /** A value to try: alone, or where the path replays nothing that fails. */
  readonly example?: { readonly value: unknown };
  /** The failure of an earlier night that this is. */
  readonly known?: Failure;
}

/** Small enough to be shared out evenly and to be over soon, large enough that handing it over costs nothing. */
export const blockSize = 500;

/** The seed of a block, a whole number of 32 bits: a fingerprint of the run's seed, the law's name and the block's number. */
export const blockSeed = (seed: number, law: string, index: number): number =>
  Number.parseInt(digestOf('block', String(seed), law, String(index)).slice(0, 8), 16) | 0;

/** The failures of earlier nights as blocks, to be done before all others. */
export const knownBlocks = (law: string, failures: readonly Failure[]): readonly Block[] =>
  failures
    .filter(({ kind, name }) => kind === 'law' && name === law)
    .map(known => {
      const { seed, runs, path, counterexample } = known;
      const example = counterexample === null ? {} : { example: { value: counterexample } };
      const replayed = path !== null ? { path } : counterexample === null ? { path: '0' } : {};
      return { law, seed, runs, before: 0, known, ...replayed, ...example };
    });

/** The runs of a law cut into blocks, in their order. */
export const blocksOf = (law: string, { seed, runs }: Dice): readonly Block[] =>
  Array.from({ length: Math.ceil(runs / blockSize) }, (_, index) => ({
    law,
    seed: blockSeed(seed, law, index),
    runs: Math.min(blockSize, runs - index * blockSize),
    before: index * blockSize,
  }));
