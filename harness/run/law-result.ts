import { together } from '../../reports/digest.ts';
import type { KnownResult, LawResult } from '../../reports/record.ts';
import { type Dice, type Law, replayOf } from '../../scenarios/laws/law.ts';
import type { Block } from './law-blocks.ts';

/** A block that is over. */
export interface DoneBlock {
  /** Its place among the blocks of its law. */
  readonly index: number;
  readonly block: Block;
  readonly result: LawResult;
  /** Milliseconds that it took. */
  readonly ms: number;
}

/** What became of a law, and in how many milliseconds of its workers. */
export interface CheckedLaw {
  readonly result: LawResult;
  readonly ms: number;
  /** Of the failures of earlier nights, those that were tried again. */
  readonly known: readonly KnownResult[];
}

const knownIn = (blocks: readonly DoneBlock[]): readonly KnownResult[] =>
  blocks.flatMap(({ block: { known }, result: { name, outcome, replay } }) =>
    known === undefined || outcome === 'skipped'
      ? []
      : [
          {
            id: known.id,
            name,
            outcome,
            since: known.firstSeen,
            right: known.right,
            replay: outcome === 'held' ? known.replay : replay,
          },
        ],
  );

const runsOf = (blocks: readonly DoneBlock[]): number =>
  blocks.reduce((sum, { result }) => sum + result.runs, 0);

const isNew = ({ block }: DoneBlock): boolean => block.known === undefined;

/** Puts together what became of a law in its blocks: the first that failed decides, and what lies behind it does not count. */
export const resultOf = (
  { name, states }: Law,
  { seed, runs }: Dice,
  blocks: readonly DoneBlock[],
): CheckedLaw => {
  const ordered = blocks.toSorted((a, b) => a.index - b.index);
  const at = ordered.findIndex(({ result }) => result.outcome !== 'held');
  const counted = at === -1 ? ordered : ordered.slice(0, at + 1);
  const failed = ordered[at];
  const known = knownIn(ordered);
  const fresh = counted.filter(isNew);
  const ms = counted.reduce((sum, block) => sum + block.ms, 0);
  if (failed !== undefined) {
    const { before } = failed.block;
    return {
      ms,
      known,
      result: { ...failed.result, runs: runsOf(isNew(failed) ? fresh : [failed]), before },
    };
  }
  return {
    ms,
    known,
    result: {
      name,
      states,
      outcome: 'held',
      runs: runsOf(fresh),
      digest: together(fresh.map(({ result }) => result.digest ?? '')),
      seed,
      path: null,
      counterexample: null,
      why: '',
      replay: replayOf(name, { seed, runs }),
    },
  };
};
