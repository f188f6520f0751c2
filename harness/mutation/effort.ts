import fc from 'fast-check';
import type { Constraint } from '../../src/diagnose/constraint.ts';
import type * as Invert from '../../src/diagnose/invert.ts';
import type { Judge, Product } from './judge.ts';

/** How many hypotheses and answers a puzzle has: few enough to search whole, enough for a search to go astray in. */
const size = 24;
const answers = 14;

const decider = fc.record({
  index: fc.nat({ max: size - 1 }),
  accepts: fc.boolean(),
  mayPass: fc.constantFrom(true, false, false),
});

const answer: fc.Arbitrary<Constraint> = fc.record({
  key: fc.constant('question'),
  answer: fc.constant('answer'),
  by: fc.constant('machine'),
  healthy: fc.constantFrom(true, false, false),
  deciders: fc.uniqueArray(decider, { selector: ({ index }) => index, minLength: 3, maxLength: 9 }),
});

const puzzle = fc.array(answer, { minLength: answers, maxLength: answers });

/** Answers that no model gave, so that what they cost stays the same while the model grows. */
const puzzles = (): readonly (readonly Constraint[])[] => fc.sample(puzzle, { seed: 1002, numRuns: 60 });

/** Steps that the search takes to solve all puzzles, and to say of each hypothesis whether it is possible, with and without. */
export const effortOf = async ({ load, taken }: Product): Promise<number> => {
  const { inversionOf } = (await load('src/diagnose/invert.ts')) as Pick<typeof Invert, 'inversionOf'>;
  const before = taken();
  for (const constraints of puzzles()) {
    const explained = inversionOf(constraints);
    explained.minimalExplanations();
    for (const { possible } of [explained, inversionOf(constraints)])
      for (let index = 0; index < size; index += 1) possible(index);
  }
  return taken() - before;
};

/** What the search takes today and a hundredth more; what makes it longer without making it find more is a slip too. */
export const mostEffort = 784_000;

/** Notices a search that finds the same by a longer way. */
export const effortJudge: Judge = {
  name: 'effort of the search',
  of: 'source',
  judge: async product => {
    const effort = await effortOf(product);
    return effort > mostEffort ? `${effort} steps, where ${mostEffort} are enough` : null;
  },
};
