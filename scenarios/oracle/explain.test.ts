import fc from 'fast-check';
import t from 'tap';
import { emptyReader, healthyWorld } from '../../sim/healthy-world.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { answersOf, isHealthy, type QuestionId } from '../../src/evidence/questions.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { causeIds } from '../../src/model/causes.ts';
import type { Decider, Hypothesis, Row } from '../../src/model/row.ts';
import { lookAt, product } from '../laws/subject.ts';
import { wordOf } from './book.ts';
import { explain } from './explain.ts';
import { unlikeTheOracle } from './unlike.ts';

const asked = [
  'network.reach',
  'clock.skew',
  'software.dotnet',
  'readers.cards',
  'client.application',
  'pcsc.service',
  'symptom',
] as const satisfies readonly QuestionId[];

const hypotheses: readonly Hypothesis[] = [
  ...causeIds.slice(0, 6).map(cause => ({ cause })),
  { cause: 'domain-blocked', target: 'a.example', how: 'dns' },
  { cause: 'domain-blocked', target: 'b.example', how: 'dns' },
];

const row = (question: QuestionId): fc.Arbitrary<Row> =>
  fc.record({
    question: fc.constant(question),
    deciders: fc.array(
      fc.record<Decider>({
        hypothesis: fc.constantFrom(...hypotheses),
        answers: fc.subarray([...answersOf(question)]),
        mayPass: fc.boolean(),
      }),
      { maxLength: 7 },
    ),
  });

const evidence: fc.Arbitrary<Evidence> = fc
  .tuple(...asked.map(question => fc.option(fc.constantFrom(...answersOf(question)))))
  .map(answers => ({
    format: 1,
    takenAt: '2026-11-20T09:00:00.000Z',
    guidance: { version: '1', asOf: '2026-11-20' },
    symptom: null,
    observations: asked.flatMap((question, i) => {
      const answer = answers[i];
      return answer == null ? [] : [{ question, by: 'machine', ms: 0, status: 'answered', answer } as const];
    }),
  }));

/** The definition, word by word. */
const canAnswer = (
  [first, ...rest]: readonly Decider[],
  present: readonly Hypothesis[],
  answer: string,
  healthy: boolean,
): boolean => {
  if (first === undefined) return healthy;
  const stays = () => canAnswer(rest, present, answer, healthy);
  if (!present.includes(first.hypothesis)) return stays();
  return first.answers.includes(answer) || (first.mayPass && stays());
};

/** Every set of hypotheses whatsoever, the smaller first. */
const everySet = Array.from({ length: 2 ** hypotheses.length }, (_, bits) =>
  hypotheses.filter((_, i) => (bits >> i) & 1),
).sort((a, b) => a.length - b.length);

const byTryingAll = (rows: readonly Row[], { observations }: Evidence) => {
  const answers = observations.flatMap(seen => (seen.status === 'answered' ? [seen] : []));
  const found: (readonly Hypothesis[])[] = [];
  for (const set of everySet) {
    if (found.some(smaller => smaller.every(one => set.includes(one)))) continue;
    const all = answers.every(({ question, answer }) => {
      const deciders = rows.find(row => row.question === question)?.deciders ?? [];
      return canAnswer(deciders, set, answer, isHealthy(question, answer));
    });
    if (all) found.push(set);
  }
  return found;
};

const inWords = (sets: readonly (readonly Hypothesis[])[]) =>
  sets.map(set => set.map(wordOf).sort().join(' & ')).sort();

/** Throws where the two differ, so that the property shrinks it. */
const mustBe = (found: readonly string[], expected: readonly string[]) => {
  if (found.join() !== expected.join())
    throw new Error(`${found.join()}, where trying all gives ${expected.join()}`);
};

t.test('the oracle finds the minimal sets that trying all finds, and so does the diagnosis', async t => {
  const sizes = new Set<number | null>();
  fc.assert(
    fc.property(fc.tuple(...asked.map(row)), evidence, (rows, seen) => {
      const model = () => rows;
      const sets = byTryingAll(rows, seen);
      const expected = inWords(sets);
      mustBe(inWords(explain(seen, defaultGuidance, model)), expected);
      const { explanations } = diagnose(seen, defaultGuidance, model);
      mustBe(inWords(explanations), sets[0]?.length === 0 ? [] : expected);
      for (const size of sets.length === 0 ? [null] : sets.map(({ length }) => length)) sizes.add(size);
    }),
    { seed: 1002, numRuns: 600 },
  );
  t.same(
    [null, 0, 1, 2, 3, 4].filter(size => !sizes.has(size)),
    [],
    'none, and sets of every size, were among them',
  );
});

t.test('a reader that has gone is a reader that may be at fault', async t => {
  const seen = await lookAt(healthyWorld, product);
  const gone = { readers: [emptyReader.name], gone: ['Another reader'] };
  const evidence: Evidence = {
    ...seen,
    symptom: 'err1002',
    observations: seen.observations.map(one =>
      one.question === 'readers.listed' ? { ...one, facts: gone } : one,
    ),
  };
  const diagnosis = diagnose(evidence, defaultGuidance);
  t.ok(diagnosis.explanations.flat().some(({ target }) => target === 'Another reader'));
  t.equal(unlikeTheOracle(evidence, diagnosis), null);
});
