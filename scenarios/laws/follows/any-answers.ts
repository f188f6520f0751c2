import fc from 'fast-check';
import type { Evidence, Observation } from '../../../src/evidence/evidence.ts';
import { answersOf, questions } from '../../../src/evidence/questions.ts';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import type { Row } from '../../../src/model/row.ts';
import { table } from '../../../src/model/table.ts';

const rows = table({ hosts: defaultGuidance.hosts, readers: ['one reader'] });

/** What becomes of one question, as often as not what a sound workstation says. */
const told = ({ question, target }: Row): fc.Arbitrary<Observation> => {
  const answers = (some: readonly string[]) =>
    fc.record({ status: fc.constant('answered' as const), answer: fc.constantFrom(...some) });
  return fc
    .tuple(
      fc.constantFrom('machine', 'machine', 'person'),
      fc.oneof(
        { weight: 40, arbitrary: answers(questions[question].healthy) },
        { weight: 1, arbitrary: answers(answersOf(question)) },
        { weight: 25, arbitrary: fc.constant({ status: 'skipped' as const, because: 'it was not asked' }) },
      ),
    )
    .map(([by, became]) => ({
      question,
      ...(target === undefined ? {} : { target }),
      by,
      ms: 0,
      ...(question === 'readers.listed' ? { facts: { readers: ['one reader'] } } : {}),
      ...became,
    }));
};

/** Answers about one reader and all hosts that no simulator need ever give together; one or two are broken ones. */
export const anyAnswers: fc.Arbitrary<Evidence> = fc.record({
  format: fc.constant(1),
  takenAt: fc.constant('2026-11-02T09:00:00.000Z'),
  guidance: fc.constant({ version: defaultGuidance.version, asOf: defaultGuidance.asOf }),
  symptom: fc.constantFrom<Evidence['symptom'][]>(null, 'none', 'err1002', 'problem-reading'),
  observations: fc.tuple(...rows.filter(({ question }) => question !== 'symptom').map(told)),
});
