import { together } from '../../reports/digest.ts';
import type { LawResult } from '../../reports/record.ts';
import { type Dice, type Law, replayOf } from '../../scenarios/laws/law.ts';
import type { Block } from './law-blocks.ts';

/** A block that is over. */
export interface DoneBlock {
  readonly block: Block;
  readonly result: LawResult;
  /** Milliseconds that it took. */
  readonly ms: number;
}

/** What became of a law, and in how many milliseconds of its workers. */
export interface CheckedLaw {
  readonly result: LawResult;
  readonly ms: number;
}

const runsOf = (blocks: readonly DoneBlock[]): number =>
  blocks.reduce((sum, { result }) => sum + result.runs, 0);

/** Puts together what became of a law in its blocks: the first that failed decides, and what lies behind it does not count. */
export const resultOf = (
  { name, states }: Law,
  { seed, runs }: Dice,
  blocks: readonly DoneBlock[],
): CheckedLaw => {
  const ordered = blocks.toSorted((a, b) => a.block.before - b.block.before);
  const at = ordered.findIndex(({ result }) => result.outcome !== 'held');
  const counted = at === -1 ? ordered : ordered.slice(0, at + 1);
  const failed = ordered[at];
  const ms = counted.reduce((sum, block) => sum + block.ms, 0);
  if (failed !== undefined) {
    const { before } = failed.block;
    return { ms, result: { ...failed.result, runs: runsOf(counted), before } };
  }
  return {
    ms,
    result: {
      name,
      states,
      outcome: 'held',
      runs: runsOf(counted),
      digest: together(counted.map(({ result }) => result.digest ?? '')),
      seed,
      path: null,
      counterexample: null,
      why: '',
      replay: replayOf(name, { seed, runs }),
    },
  };
};
