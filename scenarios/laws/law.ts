import fc from 'fast-check';
import type { LawResult } from '../../reports/record.ts';
import { product, type Subject } from './subject.ts';
import { watched } from './watched.ts';

/** Something that must hold whatever the dice say. */
export interface Law {
  readonly name: string;
  /** The law in one sentence. */
  readonly states: string;
  readonly property: (subject: Subject) => fc.IAsyncPropertyWithHooks<[unknown]>;
  /** Why this value, as plain data such as a stored counterexample, breaks the law; null when it does not. */
  readonly broken: (value: unknown, subject: Subject) => Promise<string | null>;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A law over the values of one arbitrary; `broken` says why a value breaks it, null when it does not. A throw breaks it too. */
export const law = <T>(
  name: string,
  states: string,
  values: fc.Arbitrary<T>,
  broken: (value: T, subject: Subject) => Promise<string | null> | string | null,
): Law => {
  const tried = async (value: unknown, subject: Subject): Promise<string | null> => {
    try {
      // The arbitrary made it, so it is a T, or was when it was stored.
      return await broken(value as T, subject);
    } catch (error) {
      return messageOf(error);
    }
  };
  return {
    name,
    states,
    property: subject =>
      fc.asyncProperty(values as fc.Arbitrary<unknown>, async value => {
        const why = await tried(value, subject);
        if (why !== null) throw new Error(why);
      }),
    broken: tried,
  };
};

/** What decides a check: the same dice give the same result. */
export interface Dice {
  readonly seed: number;
  readonly runs: number;
  /** Begins with one run, as a broken law named it. */
  readonly path?: string;
}

/** The arguments of `err1002 run` that check a law with these dice again; `--runs` where not the default of one run from a path is meant. */
export const replayOf = (name: string, { seed, runs, path }: Dice): string =>
  [
    `npx err1002 run --only ${name} --seed ${seed}`,
    ...(path === undefined ? [] : [`--path ${path}`]),
    ...(path !== undefined && runs === 1 ? [] : [`--runs ${runs}`]),
  ].join(' ');

/** Plain data for a record; what JSON has no words for is left out. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

/** Tries a law on random values and, when one breaks it, on ever smaller ones. */
export const checkLaw = async (
  { name, states, property }: Law,
  { seed, runs, path }: Dice,
  subject = product,
): Promise<LawResult> => {
  const watch = watched(subject);
  const details = await fc.check(property(watch.subject), {
    seed,
    numRuns: runs,
    ...(path === undefined ? {} : { path }),
  });
  const broken = details.failed;
  const where = broken ? details.counterexamplePath : null;
  return {
    name,
    states,
    outcome: broken ? 'broken' : 'held',
    runs: details.numRuns,
    digest: watch.digest(),
    seed,
    path: where,
    counterexample: broken ? asJson(details.counterexample?.[0]) : null,
    why: !broken
      ? ''
      : details.errorInstance === null
        ? 'no value fits the law'
        : messageOf(details.errorInstance),
    replay: replayOf(name, where === null ? { seed, runs } : { seed, runs: 1, path: where }),
  };
};

/** What the shell reads as this one word. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Tries a law on one value, such as a counterexample that was stored as plain data. */
export const checkExample = async (
  { name, states, broken }: Law,
  example: unknown,
  seed: number,
  subject = product,
): Promise<LawResult> => {
  const watch = watched(subject);
  const why = await broken(example, watch.subject);
  return {
    name,
    states,
    outcome: why === null ? 'held' : 'broken',
    runs: 1,
    digest: watch.digest(),
    seed,
    path: null,
    counterexample: why === null ? null : example,
    why: why ?? '',
    replay: `npx err1002 run --only ${name} --example ${quoted(JSON.stringify(example))}`,
  };
};
