import { answersOf, isHealthy, questionKey, questions } from '../evidence/questions.ts';
import type { Decider, Hypothesis, Model, Row, Scope } from '../model/row.ts';
import { table } from '../model/table.ts';

/** A decider that knows its hypothesis by its number too. */
export interface NumberedDecider extends Decider {
  readonly index: number;
}

/** What an answer means: which present hypotheses would account for it. */
export interface Reading {
  /** The answer is what a workstation without any cause gives. */
  readonly healthy: boolean;
  readonly deciders: readonly {
    readonly index: number;
    readonly accepts: boolean;
    readonly mayPass: boolean;
  }[];
}

export interface NumberedRow extends Row {
  readonly key: string;
  readonly deciders: readonly NumberedDecider[];
}

export interface KnownHypothesis extends Hypothesis {
  /** Its line in a report: cause and target without the how. */
  readonly place: string;
  /** Rows whose answers bear on it, in the order in which to ask: those that settle it first, the machine's last. */
  readonly assessedBy: readonly NumberedRow[];
}

/** The causal model for one workstation, with every hypothesis numbered in the order in which the table names it. */
export interface Knowledge {
  readonly hypotheses: readonly KnownHypothesis[];
  readonly rows: readonly NumberedRow[];
  /** The rows by `questionKey`. */
  readonly rowOf: ReadonlyMap<string, NumberedRow>;
}

const keyOf = ({ cause, target, how }: Hypothesis): string => `${cause}|${target ?? ''}|${how ?? ''}`;

/** For each hypothesis, the rows that assess it, the best to ask first. */
const assessing = (rows: readonly NumberedRow[]): readonly (readonly NumberedRow[])[] => {
  const found: { readonly row: NumberedRow; readonly cost: number }[][] = [];
  for (const row of rows) {
    if (row.question === 'symptom') continue;
    const { by, minutes } = questions[row.question];
    for (const { index, answers, mayPass } of row.deciders) {
      if (answers.length === 0) continue;
      found[index] ??= [];
      found[index].push({ row, cost: minutes + (mayPass ? 1000 : 0) + (by === 'machine' ? 2000 : 0) });
    }
  }
  return Array.from(found, some => some?.sort((a, b) => a.cost - b.cost).map(({ row }) => row) ?? []);
};

const numbered = (table: readonly Row[]): Knowledge => {
  const numbers = new Map<string, number>();
  const hypotheses: Hypothesis[] = [];
  const numberOf = (hypothesis: Hypothesis): number => {
    const key = keyOf(hypothesis);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, hypotheses.length);
    return hypotheses.push(hypothesis) - 1;
  };
  const rows = table.map(row => ({
    ...row,
    key: questionKey(row.question, row.target),
    deciders: row.deciders.map(decider => ({ ...decider, index: numberOf(decider.hypothesis) })),
  }));
  const assessedBy = assessing(rows);
  return {
    hypotheses: hypotheses.map((hypothesis, index) => ({
      ...hypothesis,
      place: `${hypothesis.cause}|${hypothesis.target ?? ''}`,
      assessedBy: assessedBy[index] ?? [],
    })),
    rows,
    rowOf: new Map(rows.map(row => [row.key, row])),
  };
};

const scopeKey = ({ hosts, readers }: Scope): string =>
  JSON.stringify([hosts.map(({ name, role, neededBy }) => [name, role, neededBy]), readers]);

/** Scopes that are remembered of a model: workstations that are looked at one after the other are much alike. */
const mostScopes = 64;
const known = new WeakMap<Model, Map<string, Knowledge>>();

/** Numbers the hypotheses of the table, so that comparing them is comparing numbers. */
export const knowledgeOf = (scope: Scope, model = table): Knowledge => {
  const scopes = known.get(model) ?? new Map<string, Knowledge>();
  known.set(model, scopes);
  const key = scopeKey(scope);
  const found = scopes.get(key) ?? numbered(model(scope));
  if (scopes.size >= mostScopes && !scopes.has(key)) scopes.clear();
  scopes.set(key, found);
  return found;
};

const readings = new WeakMap<NumberedRow, Map<string, Reading>>();

/** What an answer to a row means. Answers that the question does not know are read anew each time. */
export const readingOf = (row: NumberedRow, answer: string): Reading => {
  const ofRow = readings.get(row) ?? new Map<string, Reading>();
  readings.set(row, ofRow);
  const found = ofRow.get(answer);
  if (found !== undefined) return found;
  const reading = {
    healthy: isHealthy(row.question, answer),
    deciders: row.deciders.map(({ index, answers, mayPass }) => ({
      index,
      accepts: answers.includes(answer),
      mayPass,
    })),
  };
  if (answersOf(row.question).includes(answer)) ofRow.set(answer, reading);
  return reading;
};
