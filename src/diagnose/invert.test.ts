import fc from 'fast-check';
import t from 'tap';
import { accounts, type Constraint } from './constraint.ts';
import { contradiction, inversionOf, mostExplanations } from './invert.ts';

type Decider = Constraint['deciders'][number];

/** The definition, word by word: can these deciders, taken in order, give the answer? */
const canGive = (
  [first, ...rest]: readonly Decider[],
  present: ReadonlySet<number>,
  healthy: boolean,
): boolean => {
  if (first === undefined) return healthy;
  if (!present.has(first.index)) return canGive(rest, present, healthy);
  const decides = first.accepts;
  const passes = first.mayPass && canGive(rest, present, healthy);
  return decides || passes;
};

const solves = (present: ReadonlySet<number>, constraints: readonly Constraint[]): boolean =>
  constraints.every(({ deciders, healthy }) => canGive(deciders, present, healthy));

const subsets = (size: number): readonly ReadonlySet<number>[] =>
  Array.from(
    { length: 2 ** size },
    (_, bits) => new Set(Array.from({ length: size }, (__, i) => i).filter(i => (bits >> i) & 1)),
  );

const isWithin = (part: ReadonlySet<number>, whole: ReadonlySet<number>): boolean =>
  [...part].every(index => whole.has(index));

/** Every solution, found by trying every set. */
const solutions = ({ size, constraints }: Table) => subsets(size).filter(set => solves(set, constraints));

const minimal = (sets: readonly ReadonlySet<number>[]) =>
  sets.filter(set => !sets.some(other => other.size < set.size && isWithin(other, set)));

interface Table {
  readonly size: number;
  readonly constraints: readonly Constraint[];
}

const constraint = (size: number): fc.Arbitrary<Constraint> =>
  fc.record({
    key: fc.constant('question'),
    answer: fc.constant('answer'),
    by: fc.constant('machine'),
    healthy: fc.boolean(),
    deciders: fc.array(
      fc.record({ index: fc.nat({ max: size - 1 }), accepts: fc.boolean(), mayPass: fc.boolean() }),
      { maxLength: 6 },
    ),
  });

const tables: fc.Arbitrary<Table> = fc
  .integer({ min: 1, max: 10 })
  .chain(size =>
    fc.record({ size: fc.constant(size), constraints: fc.array(constraint(size), { maxLength: 6 }) }),
  );

const asText = (sets: readonly Iterable<number>[]): readonly string[] =>
  sets.map(set => [...set].sort((a, b) => a - b).join(' ')).sort();

/** The set as the search holds it: 1 for what is present. */
const fatesOf = (set: ReadonlySet<number>, size: number): readonly number[] =>
  Array.from({ length: size }, (_, index) => (set.has(index) ? 1 : 0));

const dice = { seed: 1002, numRuns: 1000 };

t.test('a set accounts for an answer exactly as the definition says', async t => {
  fc.assert(
    fc.property(tables, ({ size, constraints }) =>
      subsets(size).every(set =>
        constraints.every(
          one => accounts(fatesOf(set, size), one) === canGive(one.deciders, set, one.healthy),
        ),
      ),
    ),
    { ...dice, numRuns: 200 },
  );
  t.pass('200 tables');
});

t.test('the minimal explanations are those that trying every set finds', async t => {
  fc.assert(
    fc.property(tables, table => {
      const { explanations, isComplete } = inversionOf(table.constraints).minimalExplanations();
      const expected = asText(minimal(solutions(table)));
      return isComplete && JSON.stringify(asText(explanations)) === JSON.stringify(expected);
    }),
    dice,
  );
  t.pass('1000 tables');
});

t.test('a cause is possible when some solution holds it', async t => {
  fc.assert(
    fc.property(tables, fc.nat({ max: 9 }), (table, wanted) => {
      const index = wanted % table.size;
      const all = solutions(table);
      const expected = all.some(set => set.has(index));
      const before = inversionOf(table.constraints);
      const after = inversionOf(table.constraints);
      after.minimalExplanations();
      const one = inversionOf(table.constraints);
      for (let other = 0; other < table.size; other += 1)
        if (one.possible(other) !== all.some(set => set.has(other))) return false;
      return (
        before.possible(index) === expected &&
        after.possible(index) === expected &&
        before.solvable() === all.length > 0
      );
    }),
    dice,
  );
  t.pass('1000 tables');
});

t.test('a contradiction has no solution, and has one as soon as any answer is left out', async t => {
  fc.assert(
    fc.property(tables, table => {
      const kept = contradiction(table.constraints);
      const solvable = (constraints: readonly Constraint[]) =>
        solutions({ size: table.size, constraints }).length > 0;
      if (kept.length === 0) return solvable(table.constraints);
      return !solvable(kept) && kept.every(one => solvable(kept.filter(other => other !== one)));
    }),
    { ...dice, numRuns: 300 },
  );
  t.pass('300 tables');
});

t.test('an explanation is told in the order of the model', async t => {
  fc.assert(
    fc.property(tables, ({ constraints }) =>
      inversionOf(constraints)
        .minimalExplanations()
        .explanations.every(one => one.every((index, i) => i === 0 || index > (one[i - 1] ?? index))),
    ),
    dice,
  );
  t.pass('1000 tables');
});

/** An answer that any of these accounts for. */
const anyOf = (...indices: readonly number[]): Constraint => ({
  key: `card.application(${indices.join()})`,
  answer: 'silent',
  by: 'machine',
  healthy: false,
  deciders: indices.map(index => ({ index, accepts: true, mayPass: true })),
});

/** Readers of which each may be faulty in two ways. */
const ambiguous = (readers: number): readonly Constraint[] =>
  Array.from({ length: readers }, (_, reader) => anyOf(2 * reader, 2 * reader + 1));

t.test('many ambiguous readers end in a bounded list, soon', async t => {
  const { explanations, isComplete } = inversionOf(ambiguous(16)).minimalExplanations();
  t.equal(mostExplanations, 500);
  t.equal(explanations.length, mostExplanations);
  t.notOk(isComplete);
  t.ok(explanations.every(({ length }) => length === 16));
});

t.test('a list that was cut off says so, also where some of it is left out for holding others', async t => {
  const search = inversionOf([...ambiguous(8), anyOf(16, 17), anyOf(18, 17)]).minimalExplanations();
  t.ok(search.explanations.length < mostExplanations, `${search.explanations.length}`);
  t.notOk(search.isComplete);
  const whole = inversionOf(ambiguous(8)).minimalExplanations();
  t.equal(whole.explanations.length, 256);
  t.ok(whole.isComplete);
});
