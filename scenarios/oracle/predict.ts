import type { Evidence } from '../../src/evidence/evidence.ts';
import { questionKey, questions } from '../../src/evidence/questions.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { Hypothesis, Model, Row } from '../../src/model/row.ts';
import { table } from '../../src/model/table.ts';
import type { Truth } from '../format/scenario.ts';
import { bookFor, wordOf } from './book.ts';
import { answersIn } from './demands.ts';

/** An answer that the model says these causes cannot give. */
export interface Disagreement {
  /** The row, as `network.tls(am.example)`. */
  readonly row: string;
  readonly seen: string;
  /** None where the question could not be asked. */
  readonly predicted: readonly string[];
}

/** Answers that the row can give while these hypotheses are present, and no others. */
const answersOf = (
  { question, deciders }: Row,
  isPresent: (one: Hypothesis) => boolean,
): readonly string[] => {
  const present = deciders.filter(({ hypothesis }) => isPresent(hypothesis));
  const last = present.findIndex(({ mayPass }) => !mayPass);
  const heard = last < 0 ? present : present.slice(0, last + 1);
  const given = heard.flatMap(({ answers }) => answers);
  return last < 0 ? [...given, ...questions[question].healthy] : given;
};

/** Whether the model speaks of this true cause with this hypothesis; where evidence names no reader, it has no name. */
const isOf = (truth: Truth, { cause, target, how }: Hypothesis, isNamed: boolean): boolean =>
  cause === truth.cause &&
  (truth.target === undefined || target === (isNamed ? truth.target : undefined)) &&
  (truth.how === undefined || how === truth.how);

/** Every answer of the evidence that is none of those which the model predicts where all of the truth is present. */
export const disagreements = (
  truth: readonly Truth[],
  evidence: Evidence,
  guidance: Guidance,
  model: Model = table,
): readonly Disagreement[] => {
  const { rows, hypotheses } = bookFor(evidence, guidance, model);
  const places = new Set(hypotheses.map(({ target }) => target));
  const words = new Set(
    truth.flatMap(cause => hypotheses.filter(one => isOf(cause, one, places.has(cause.target))).map(wordOf)),
  );
  return answersIn(evidence).flatMap(({ question, target, answer }) => {
    const key = questionKey(question, target);
    const row = rows.get(key) ?? { question, deciders: [] };
    const predicted = answersOf(row, one => words.has(wordOf(one)));
    return predicted.includes(answer) ? [] : [{ row: key, seen: answer, predicted }];
  });
};
