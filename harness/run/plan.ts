import type { Dice } from '../../scenarios/laws/law.ts';
import { UserError } from '../user-error.ts';

/** What to run, as the command line says it. */
export interface RunOptions {
  readonly scenarios?: string;
  readonly rung: string;
  readonly seed: string;
  readonly runs: string;
  readonly only?: string;
  readonly shard?: string;
  readonly path?: string;
}

/** What to run, checked. */
export interface Plan {
  readonly dice: Dice;
  readonly matches: (name: string) => boolean;
  /** Whether the item of this index belongs to the shard. */
  readonly mine: (index: number) => boolean;
  /** What the run is narrowed to; undefined when it is whole. */
  readonly part: string | undefined;
}

const integer = (option: string, text: string, min: number, max: number): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
    throw new UserError(option, null, `expected a whole number from ${min} to ${max}, found "${text}"`);
  return value;
};

/** Whether a name fits a pattern, in which `*` is any text and `?` any letter. */
export const glob = (pattern: string): ((name: string) => boolean) => {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const whole = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  return name => whole.test(name);
};

const shardOf = (text: string | undefined): Plan['mine'] => {
  if (text === undefined) return () => true;
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const i = Number(index);
  const n = Number(count);
  if (!(i >= 1 && i <= n)) throw new UserError('--shard', null, `expected I/N such as 1/4, found "${text}"`);
  return position => position % n === i - 1;
};

/** Checks the options; a `UserError` names the one that is wrong. */
export const planOf = ({ seed, runs, only, shard, path }: RunOptions): Plan => {
  const narrowed = [
    ...(only === undefined ? [] : [`--only ${only}`]),
    ...(shard === undefined ? [] : [`--shard ${shard}`]),
    ...(path === undefined ? [] : [`--path ${path}`]),
  ];
  if (path !== undefined && !/^\d+(:\d+)*$/.test(path))
    throw new UserError('--path', null, `expected a path such as 3:0:1, found "${path}"`);
  return {
    dice: {
      seed: integer('--seed', seed, -(2 ** 31), 2 ** 31 - 1),
      runs: integer('--runs', runs, 1, 100_000_000),
      ...(path === undefined ? {} : { path }),
    },
    matches: only === undefined ? () => true : glob(only),
    mine: shardOf(shard),
    part: narrowed.length === 0 ? undefined : narrowed.join(' '),
  };
};
