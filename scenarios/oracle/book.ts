import type { Evidence } from '../../src/evidence/evidence.ts';
import { questionKey } from '../../src/evidence/questions.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { Hypothesis, Model, Row } from '../../src/model/row.ts';
import { scopeOf } from './scope.ts';

/** A cause at its place, as a hypothesis, a finding or a truth names it. */
export interface Named {
  readonly cause: string;
  readonly target?: string | undefined;
  readonly how?: string | undefined;
}

/** Cause, target and how in one word. */
export const wordOf = ({ cause, target = '', how = '' }: Named): string => `${cause} ${target} ${how}`;

/** A model as it is written for some hosts and readers. */
export interface Book {
  /** By number. */
  readonly hypotheses: readonly Hypothesis[];
  /** By `questionKey`. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly numberOf: (hypothesis: Hypothesis) => number;
}

const bookOf = (rows: readonly Row[]): Book => {
  const named = rows.flatMap(({ deciders }) => deciders.map(({ hypothesis }) => hypothesis));
  const hypotheses = [...new Map(named.map(one => [wordOf(one), one])).values()];
  const numbers = new Map(hypotheses.map((one, number) => [wordOf(one), number]));
  return {
    hypotheses,
    rows: new Map(rows.map(row => [questionKey(row.question, row.target), row])),
    numberOf: one => numbers.get(wordOf(one)) ?? -1,
  };
};

const mostBooks = 100;

/** The books of each model by what they are about: few are ever met, one for each set of readers that evidence leaves possible. */
const shelves = new WeakMap<Model, Map<string, Book>>();

/** The model for the hosts and readers that the evidence is about. */
export const bookFor = (evidence: Evidence, guidance: Guidance, model: Model): Book => {
  const scope = scopeOf(evidence, guidance);
  const hosts = scope.hosts.map(({ name, role, neededBy }) => `${name} ${role} ${neededBy}`);
  const word = JSON.stringify([hosts, scope.readers.map(reader => reader ?? null)]);
  const shelf = shelves.get(model) ?? new Map<string, Book>();
  shelves.set(model, shelf);
  const book = shelf.get(word) ?? bookOf(model(scope));
  if (shelf.size >= mostBooks) shelf.clear();
  shelf.set(word, book);
  return book;
};
