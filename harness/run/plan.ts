import { availableParallelism } from 'node:os';
import type { Dice } from '../../scenarios/laws/law.ts';
import { UserError } from '../user-error.ts';
import { glob } from './glob.ts';
import { blockSize } from './law-blocks.ts';
import { type RunCounts, runCounts } from './run-counts.ts';
import { integer } from './whole-number.ts';

/** What to run, as the command line says it. */
export interface RunOptions {
  readonly scenarios?: string;
  readonly rung: string;
  readonly seed?: string;
  /** `N` for every law, `GLOB=N` for some. */
  readonly runs?: readonly string[];
  readonly only?: string;
  readonly shard?: string;
  readonly path?: string;
  /** A value for a law, as JSON. */
  readonly example?: string;
  readonly workers?: string;
}

/** What to run, checked. */
export interface Plan {
  readonly seed: number;
  readonly runs: RunCounts;
  readonly path: string | undefined;
  readonly example: { readonly value: unknown } | undefined;
  readonly matches: (name: string) => boolean;
  /** Whether the piece of work of this number belongs to the shard. */
  readonly mine: (index: number) => boolean;
  /** What the run is narrowed to; undefined when it is whole. */
  readonly part: string | undefined;
  /** How many worker threads check laws. */
  readonly workers: number;
}

const shardOf = (text: string | undefined): Plan['mine'] => {
  if (text === undefined) return () => true;
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const i = Number(index);
  const n = Number(count);
  if (!(i >= 1 && i <= n)) throw new UserError('--shard', null, `expected I/N such as 1/4, found "${text}"`);
  return position => position % n === i - 1;
};

const exampleOf = (text: string | undefined): Plan['example'] => {
  if (text === undefined) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    throw new UserError('--example', null, 'expected JSON');
  }
};

/** A path begins with the number of a run in its block. */
const isPath = (path: string): boolean => /^\d+(:\d+)*$/.test(path) && Number(path.split(':')[0]) < blockSize;

/** Checks the options; a `UserError` names the one that is wrong. */
export const planOf = ({ seed, runs, only, shard, path, example, workers }: RunOptions): Plan => {
  const narrowed = [
    ...(only === undefined ? [] : [`--only ${only}`]),
    ...(shard === undefined ? [] : [`--shard ${shard}`]),
    ...(path === undefined ? [] : [`--path ${path}`]),
    ...(example === undefined ? [] : ['--example']),
  ];
  if (path !== undefined && !isPath(path))
    throw new UserError(
      '--path',
      null,
      `expected a path such as 3:0:1, which begins below ${blockSize}, found "${path}"`,
    );
  return {
    seed: seed === undefined ? 1002 : integer('--seed', seed, -(2 ** 31), 2 ** 31 - 1),
    runs: runCounts(runs ?? [], path === undefined && example === undefined ? 50 : 1),
    path,
    example: exampleOf(example),
    matches: only === undefined ? () => true : glob(only),
    mine: shardOf(shard),
    part: narrowed.length === 0 ? undefined : narrowed.join(' '),
    workers: workers === undefined ? availableParallelism() : integer('--workers', workers, 1, 256),
  };
};

/** What decides how a law is checked. */
export const diceOf = ({ seed, runs, path }: Plan, law: string): Dice => ({
  seed,
  runs: runs.of(law),
  ...(path === undefined ? {} : { path }),
});
