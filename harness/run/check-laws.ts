import type { LawResult } from '../../reports/record.ts';
import { type Dice, type Law, replayOf } from '../../scenarios/laws/law.ts';
import type { Outcome } from '../../src/outcome.ts';
import type { Entry } from '../entry.ts';
import type { BlockResult } from './answer-blocks.ts';
import { type Lane, type Limits, openLane } from './lane.ts';
import type { Block } from './law-blocks.ts';
import { type CheckedLaw, type DoneBlock, resultOf } from './law-result.ts';

/** A law to check, and the blocks of it that are to be done. */
export interface LawWork {
  readonly law: Law;
  readonly dice: Dice;
  readonly blocks: readonly Block[];
}

/** Who checks, and who is told. */
export interface LawCheck {
  readonly worker: Entry;
  /** How many blocks are checked at the same time. */
  readonly workers: number;
  readonly limits: Limits;
  /** Fires when no further block is to begin. */
  readonly interrupted: AbortSignal;
  /** Called as runs are over, those included that need not be done any more. */
  readonly onRuns: (runs: number, law: string) => void;
}

/** A law under way. */
interface Shelf extends LawWork {
  readonly done: DoneBlock[];
  /** One of its blocks failed: those that wait need not begin. */
  over: boolean;
}

interface Job {
  readonly shelf: Shelf;
  readonly index: number;
  readonly block: Block;
}

const crash = ({ name, states }: Law, { seed, runs, path }: Block, why: string): LawResult => ({
  name,
  states,
  outcome: 'crashed',
  runs: 0,
  seed,
  path: null,
  counterexample: null,
  why,
  replay: replayOf(name, { seed, runs, path: path ?? '0' }),
});

const resultIn = (law: Law, block: Block, outcome: Outcome<BlockResult>): BlockResult => {
  if (outcome.kind === 'ok') return outcome.value;
  const why = outcome.kind === 'failed' ? `${outcome.code}: ${outcome.detail}` : outcome.because;
  return { result: crash(law, block, why), ms: outcome.ms };
};

const isKnown = ({ block }: Job): boolean => block.known !== undefined;

const doJob = async (job: Job, lane: Lane): Promise<void> => {
  const { shelf, index, block } = job;
  // What failed in earlier nights is tried again whatever else fails.
  if (shelf.over && !isKnown(job)) return;
  const done = resultIn(shelf.law, block, await lane.check(block));
  shelf.done.push({ index, block, ...done });
  if (done.result.outcome !== 'held') shelf.over = true;
};

/**
 * Checks laws on several workers: first the failures of earlier nights, then block by block in their order. After a block that fails no later one of its law begins,
 * and those that had begun do not count: what comes out depends on the blocks alone, not on who was faster. A law of which
 * no block was done is not told of.
 */
export const checkLaws = async (
  works: readonly LawWork[],
  check: LawCheck,
): Promise<readonly CheckedLaw[]> => {
  const shelves = works.map((work): Shelf => ({ ...work, done: [], over: false }));
  const jobs = shelves
    .flatMap(shelf => shelf.blocks.map((block, index): Job => ({ shelf, index, block })))
    .sort((a, b) => Number(isKnown(b)) - Number(isKnown(a)));
  // All lanes draw from this one queue: first what failed before, of all laws.
  const queue = jobs.values();
  const serve = async (): Promise<void> => {
    const lane = openLane(check.worker, check.limits);
    try {
      for (const job of queue) {
        if (check.interrupted.aborted) return;
        await doJob(job, lane);
        check.onRuns(job.block.runs, job.shelf.law.name);
      }
    } finally {
      await lane.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(check.workers, jobs.length) }, serve));
  return shelves
    .filter(({ done }) => done.length > 0)
    .map(({ law, dice, done }) => resultOf(law, dice, done));
};
