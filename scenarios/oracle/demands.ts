import type { Evidence } from '../../src/evidence/evidence.ts';
import { isHealthy, type QuestionId, questionKey } from '../../src/evidence/questions.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { Hypothesis, Model, Row } from '../../src/model/row.ts';
import { table } from '../../src/model/table.ts';
import { scopeOf } from './scope.ts';

/** One present or absent hypothesis, by its number, and what it makes of one answer. */
export interface Voice {
  readonly who: number;
  /** The answer is one that it gives. */
  readonly gives: boolean;
  /** It may keep silent, and leave the answer to those after it. */
  readonly mayPass: boolean;
}

/** What one answer demands: the first voice present that does not keep silent must give it; with none, it must be a healthy one. */
export interface Demand {
  readonly key: string;
  readonly answer: string;
  readonly healthy: boolean;
  readonly voices: readonly Voice[];
}

export interface Demands {
  /** By number. */
  readonly hypotheses: readonly Hypothesis[];
  readonly demands: readonly Demand[];
}

/** Cause, target and how in one word. */
export const wordOf = ({
  cause,
  target = '',
  how = '',
}: {
  readonly cause: string;
  readonly target?: string | undefined;
  readonly how?: string | undefined;
}): string => `${cause} ${target} ${how}`.trim();

/** The rows of a model for one scope, with numbers for hypotheses. */
interface Book {
  readonly hypotheses: readonly Hypothesis[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, Row>;
}

const bookOf = (rows: readonly Row[]): Book => {
  const all = new Map(
    rows.flatMap(({ deciders }) => deciders.map(({ hypothesis }) => [wordOf(hypothesis), hypothesis])),
  );
  return {
    hypotheses: [...all.values()],
    numbers: new Map([...all.keys()].map((word, i) => [word, i])),
    rows: new Map(rows.map(row => [questionKey(row.question, row.target), row])),
  };
};

/** Few scopes are ever met: one for each set of readers that evidence leaves possible. */
const books = new WeakMap<Model, Map<string, Book>>();

const bookFor = (evidence: Evidence, guidance: Guidance, model: Model): Book => {
  const scope = scopeOf(evidence, guidance);
  const word = JSON.stringify([scope.hosts, scope.readers.map(reader => reader ?? null)]);
  const shelf = books.get(model) ?? new Map<string, Book>();
  books.set(model, shelf);
  const book = shelf.get(word) ?? bookOf(model(scope));
  if (shelf.size > mostBooks) shelf.clear();
  shelf.set(word, book);
  return book;
};

const mostBooks = 100;

interface Answered {
  readonly question: QuestionId;
  readonly target?: string;
  readonly answer: string;
}

/** All that is known. What the user saw is an answer like any other. */
const answersIn = ({ observations, symptom }: Evidence): readonly Answered[] => {
  const answered = observations.filter(seen => seen.status === 'answered');
  return symptom === null
    ? answered
    : [
        ...answered.filter(({ question }) => question !== 'symptom'),
        { question: 'symptom', answer: symptom },
      ];
};

/** The answers of evidence, laid beside the rows of the model. */
export const demandsOf = (evidence: Evidence, guidance: Guidance, model: Model = table): Demands => {
  const { hypotheses, numbers, rows } = bookFor(evidence, guidance, model);
  const demands = answersIn(evidence).map(({ question, target, answer }): Demand => {
    const key = questionKey(question, target);
    const voices = (rows.get(key)?.deciders ?? []).map(({ hypothesis, answers, mayPass }) => ({
      who: numbers.get(wordOf(hypothesis)) ?? -1,
      gives: answers.includes(answer),
      mayPass,
    }));
    return { key, answer, healthy: isHealthy(question, answer), voices };
  });
  return { hypotheses, demands };
};
