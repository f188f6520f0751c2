import { UserError } from '../user-error.ts';
import { glob } from './glob.ts';
import { integer } from './whole-number.ts';

/** How often each law is tried. */
export interface RunCounts {
  /** Runs of the laws that no pattern names. */
  readonly base: number;
  readonly of: (law: string) => number;
  /** Of these laws, those that are to have another number of runs. */
  readonly others: (laws: readonly string[]) => { readonly [law: string]: number };
  /** Throws a `UserError` when a pattern names none of these laws. */
  readonly refuseStray: (laws: readonly string[]) => void;
}

const count = (text: string): number => integer('--runs', text, 1, 100_000_000);

/** Reads what `--runs` says, `N` for every law and `GLOB=N` for some; of several that fit, the last counts. */
export const runCounts = (texts: readonly string[], usual: number): RunCounts => {
  const parts = texts.map(text => {
    const at = text.lastIndexOf('=');
    return { pattern: at === -1 ? null : text.slice(0, at), runs: count(text.slice(at + 1)) };
  });
  const patterns = parts.flatMap(({ pattern, runs }) =>
    pattern === null ? [] : [{ pattern, runs, matches: glob(pattern) }],
  );
  const base = parts.findLast(({ pattern }) => pattern === null)?.runs ?? usual;
  const of = (law: string) => patterns.findLast(({ matches }) => matches(law))?.runs ?? base;
  return {
    base,
    of,
    others: laws =>
      Object.fromEntries(laws.map(law => [law, of(law)] as const).filter(([, runs]) => runs !== base)),
    refuseStray: laws => {
      const stray = patterns.find(({ matches }) => !laws.some(matches));
      if (stray !== undefined) throw new UserError('--runs', null, `no law is called "${stray.pattern}"`);
    },
  };
};
