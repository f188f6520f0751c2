import type { Diagnosis } from '../../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { isHealthy, questionKey } from '../../../src/evidence/questions.ts';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import { table } from '../../../src/model/table.ts';
import { type Book, bookFor } from '../../oracle/book.ts';
import { type Answered, answersIn, type Demand, demandsOf } from '../../oracle/demands.ts';

/** A diagnosis beside what it was made of. */
export interface Page {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
  readonly book: Book;
  readonly answers: readonly Answered[];
  readonly demands: readonly Demand[];
  /** Keys of the answered questions, and of those with a broken answer. */
  readonly answered: ReadonlySet<string>;
  readonly broken: readonly Answered[];
}

const keyOf = ({ question, target }: Answered): string => questionKey(question, target);

export const pageOf = (evidence: Evidence, diagnosis: Diagnosis): Page => {
  const answers = answersIn(evidence);
  return {
    evidence,
    diagnosis,
    book: bookFor(evidence, defaultGuidance, table),
    answers,
    demands: demandsOf(evidence, defaultGuidance).demands,
    answered: new Set(answers.map(keyOf)),
    broken: answers.filter(({ question, answer }) => !isHealthy(question, answer)),
  };
};
