import fc from 'fast-check';
import type { LawResult } from '../../reports/record.ts';
import { product, type Subject } from './subject.ts';

/** Something that must hold whatever the dice say. */
export interface Law {
  readonly name: string;
  /** The law in one sentence. */
  readonly states: string;
  readonly property: (subject: Subject) => fc.IAsyncPropertyWithHooks<[unknown]>;
}

/** A law over the values of one arbitrary; `broken` says why a value breaks it, null when it does not. A throw breaks it too. */
export const law = <T>(
  name: string,
  states: string,
  values: fc.Arbitrary<T>,
  broken: (value: T, subject: Subject) => Promise<string | null> | string | null,
): Law => ({
  name,
  states,
  property: subject =>
    fc.asyncProperty(values as fc.Arbitrary<unknown>, async value => {
      // The arbitrary made it, so it is a T.
      const why = await broken(value as T, subject);
      if (why !== null) throw new Error(why);
    }),
});

/** What decides a check: the same dice give the same result. */
export interface Dice {
  readonly seed: number;
  readonly runs: number;
  /** Replays one run, as a broken law named it. */
  readonly path?: string;
}

/** Plain data for a record; what JSON has no words for is left out. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

/** Tries a law on random values and, when one breaks it, on ever smaller ones. */
export const checkLaw = async (
  { name, states, property }: Law,
  { seed, runs, path }: Dice,
  subject = product,
): Promise<LawResult> => {
  const details = await fc.check(property(subject), {
    seed,
    numRuns: runs,
    ...(path === undefined ? {} : { path }),
  });
  const broken = details.failed;
  const where = broken ? details.counterexamplePath : null;
  const error = details.errorInstance;
  return {
    name,
    states,
    outcome: broken ? 'broken' : 'held',
    runs: details.numRuns,
    seed,
    path: where,
    counterexample: broken ? asJson(details.counterexample?.[0]) : null,
    why: !broken ? '' : error instanceof Error ? error.message : 'no value fits the law',
    replay: `npx err1002 run --only ${name} --seed ${seed}${where === null ? '' : ` --path ${where}`}`,
  };
};
