import { questionKey } from '../evidence/questions.ts';
import type { Decider, Hypothesis, Model, Row, Scope } from '../model/row.ts';
import { table } from '../model/table.ts';

/** A decider that knows its hypothesis by its number too. */
export interface NumberedDecider extends Decider {
  readonly index: number;
}

export interface NumberedRow extends Row {
  readonly deciders: readonly NumberedDecider[];
}

/** The causal model for one workstation, with every hypothesis numbered in the order in which the table names it. */
export interface Knowledge {
  readonly hypotheses: readonly Hypothesis[];
  readonly rows: readonly NumberedRow[];
  /** The rows by `questionKey`. */
  readonly rowOf: ReadonlyMap<string, NumberedRow>;
}

const keyOf = ({ cause, target, how }: Hypothesis): string => `${cause}|${target ?? ''}|${how ?? ''}`;

/** The model and scope met last and their knowledge: most workstations that are looked at one after the other are alike. */
let latest: { readonly model: Model; readonly scope: string; readonly knowledge: Knowledge } | null = null;

/** Numbers the hypotheses of the table, so that comparing them is comparing numbers. */
export const knowledgeOf = (scope: Scope, model = table): Knowledge => {
  const { hosts, readers } = scope;
  const known = JSON.stringify([
    hosts.map(({ name, role, neededBy }) => [name, role, neededBy]),
    readers.map(reader => reader ?? null),
  ]);
  if (latest?.scope !== known || latest.model !== model)
    latest = { model, scope: known, knowledge: numbered(model(scope)) };
  return latest.knowledge;
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
    deciders: row.deciders.map(({ hypothesis, answers, mayPass }) => ({
      hypothesis,
      answers,
      mayPass,
      index: numberOf(hypothesis),
    })),
  }));
  const rowOf = new Map(rows.map(row => [questionKey(row.question, row.target), row]));
  return { hypotheses, rows, rowOf };
};
