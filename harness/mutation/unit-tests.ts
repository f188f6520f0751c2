import { isDeepStrictEqual } from 'node:util';

type Body = (t: Tester) => unknown;

/** A test that failed, and what it said. */
export class Failed extends Error {}

const matches = (found: unknown, pattern: unknown): boolean => {
  if (pattern instanceof RegExp) return typeof found === 'string' && pattern.test(found);
  if (typeof pattern !== 'object' || pattern === null) return found === pattern;
  return Object.entries(pattern).every(([key, part]) =>
    matches((found as { readonly [key: string]: unknown } | null | undefined)?.[key], part),
  );
};

/** As much of tap as tests of pure functions use, so that they run on a mutant as they are, in this process. */
export interface Tester {
  readonly test: (name: string, body: Body) => void;
  readonly [assertion: string]: (...args: readonly never[]) => void;
}

const assert = (holds: boolean, words: unknown): void => {
  if (!holds) throw new Failed(String(words ?? 'not so'));
};

const assertions = {
  pass: () => {},
  setTimeout: () => {},
  ok: (found: unknown, words?: unknown) => assert(Boolean(found), words),
  notOk: (found: unknown, words?: unknown) => assert(!found, words),
  equal: (found: unknown, wanted: unknown, words?: unknown) => assert(Object.is(found, wanted), words),
  not: (found: unknown, other: unknown, words?: unknown) => assert(!Object.is(found, other), words),
  same: (found: unknown, wanted: unknown, words?: unknown) => assert(isDeepStrictEqual(found, wanted), words),
  match: (found: unknown, pattern: unknown, words?: unknown) => assert(matches(found, pattern), words),
  throws: (act: () => unknown, kind: new () => Error, words?: unknown) => {
    try {
      act();
    } catch (error) {
      return assert(error instanceof kind, words);
    }
    return assert(false, words ?? 'nothing was thrown');
  },
  notMatch: (found: unknown, pattern: unknown, words?: unknown) => assert(!matches(found, pattern), words),
};

/** Tests that a module states while it is loaded; `first` runs them in turn and gives the first failure, null when there is none. */
export const collectTests = () => {
  const tests: { readonly name: string; readonly body: Body }[] = [];
  const tester = {
    ...assertions,
    strictSame: assertions.same,
    test: (name: string, body: Body) => void tests.push({ name, body }),
  };
  return {
    tester,
    first: async (): Promise<string | null> => {
      for (let test = tests.shift(); test !== undefined; test = tests.shift())
        try {
          await test.body(tester);
        } catch (error) {
          return `${test.name}: ${error instanceof Error ? error.message : error}`;
        }
      return null;
    },
  };
};
