import type { Evidence } from '../../src/evidence/evidence.ts';
import { isHealthy, type QuestionId, questionKey } from '../../src/evidence/questions.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { Hypothesis, Model } from '../../src/model/row.ts';
import { table } from '../../src/model/table.ts';
import { type Book, bookFor } from './book.ts';

/** A hypothesis, by its number, and what it makes of one answer while it is present. */
export interface Voice {
  readonly who: number;
  /** The answer is one that it gives. */
  readonly gives: boolean;
  /** It may keep silent, and leave the answer to those after it. */
  readonly mayPass: boolean;
}

/** What one answer demands: the first present voice that does not keep silent must give it; without any, it must be a healthy one. */
export interface Demand {
  readonly healthy: boolean;
  readonly voices: readonly Voice[];
}

export interface Demands {
  /** By number. */
  readonly hypotheses: readonly Hypothesis[];
  readonly demands: readonly Demand[];
}

/** An answer, whoever gave it. */
export interface Answered {
  readonly question: QuestionId;
  readonly target?: string;
  readonly answer: string;
}

/** Every answer of the evidence. What the user saw is an answer like any other. */
export const answersIn = ({ observations, symptom }: Evidence): readonly Answered[] => {
  const answered = observations.filter(seen => seen.status === 'answered');
  return symptom === null
    ? answered
    : [
        ...answered.filter(({ question }) => question !== 'symptom'),
        { question: 'symptom', answer: symptom },
      ];
};

const demandOf = ({ question, target, answer }: Answered, { rows, numberOf }: Book): Demand => ({
  healthy: isHealthy(question, answer),
  voices: (rows.get(questionKey(question, target))?.deciders ?? []).map(
    ({ hypothesis, answers, mayPass }) => ({
      who: numberOf(hypothesis),
      gives: answers.includes(answer),
      mayPass,
    }),
  ),
});

/** What was demanded by an answer before, of each book. */
const remembered = new WeakMap<Book, Map<string, Demand>>();

/** The answers of evidence, laid beside the rows of the model. */
export const demandsOf = (evidence: Evidence, guidance: Guidance, model: Model = table): Demands => {
  const book = bookFor(evidence, guidance, model);
  const known = remembered.get(book) ?? new Map<string, Demand>();
  remembered.set(book, known);
  const demands = answersIn(evidence).map(answered => {
    const word = `${answered.question} ${answered.answer} ${answered.target ?? ''}`;
    const demand = known.get(word) ?? demandOf(answered, book);
    known.set(word, demand);
    return demand;
  });
  return { hypotheses: book.hypotheses, demands };
};
