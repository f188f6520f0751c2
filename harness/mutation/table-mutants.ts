import { questionKey } from '../../src/evidence/questions.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { Model, Row, Scope } from '../../src/model/row.ts';
import { table } from '../../src/model/table.ts';
import { type KindOf, kindsIn } from './decider-kinds.ts';
import type { Mutant } from './mutant.ts';
import { type RowSlip, rowSlips } from './row-slips.ts';
import { sameAnswers } from './same-answers.ts';

const { hosts } = defaultGuidance;

/** Workstations for which the table says different things: one reader, and two. */
const scopes: readonly Scope[] = [
  { hosts, readers: ['a reader'] },
  { hosts, readers: ['a reader', 'another reader'] },
];

type Concerns = (row: Row) => boolean;

const mutated =
  ({ edit }: RowSlip, concerns: Concerns): Model =>
  scope => {
    const kindOf = kindsIn(scope);
    return table(scope).flatMap(row => (concerns(row) ? edit(row, kindOf, scope) : [row]));
  };

const noneLeft = (row: Row): Row => ({ ...row, deciders: [] });

/** A row that is gone says no more than one without deciders. */
const isEquivalent = (model: Model, concerns: Concerns): boolean =>
  scopes.every(scope => {
    const rows = new Map(model(scope).map(row => [questionKey(row.question, row.target), row]));
    return table(scope)
      .filter(concerns)
      .every(row => sameAnswers(row, rows.get(questionKey(row.question, row.target)) ?? noneLeft(row)));
  });

const mutantOf = (slip: RowSlip, part: string, concerns: Concerns): Mutant => {
  const model = mutated(slip, concerns);
  return {
    id: [part, slip.operator, slip.what].filter(word => word !== '').join(': '),
    part,
    operator: slip.operator,
    module: 'src/model/table.ts',
    replacement: { exports: { table: model } },
    isEquivalent: () => isEquivalent(model, concerns),
  };
};

/** Slips in every row of a question: the words of the table that make it, for all hosts and readers alike. */
const inAllRows = (): readonly Mutant[] => {
  const seen = new Map<string, Mutant>();
  for (const scope of scopes) {
    const kindOf: KindOf = kindsIn(scope);
    for (const row of table(scope)) {
      const concerns: Concerns = ({ question }) => question === row.question;
      for (const slip of rowSlips(row, kindOf)) {
        const key = `${row.question} ${slip.operator} ${slip.what}`;
        if (!seen.has(key)) seen.set(key, mutantOf(slip, `table: ${row.question}`, concerns));
      }
    }
  }
  return [...seen.values()];
};

/** For one host alone no words of the table could be wrong, but a corpus might never look at it: so only what is left out. */
const atOneHost = (): readonly Mutant[] => {
  const [scope] = scopes;
  if (scope === undefined) return [];
  return table(scope)
    .filter(({ target }) => hosts.some(({ name }) => name === target))
    .flatMap(row => {
      const concerns: Concerns = ({ question, target }) => question === row.question && target === row.target;
      return rowSlips(row, kindsIn(scope))
        .filter(({ operator }) => operator === 'row dropped' || operator === 'decider dropped')
        .map(slip => mutantOf(slip, `table: ${row.question} of ${row.target}`, concerns));
    });
};

/** Every slip in the causal model. */
export const tableMutants = (): readonly Mutant[] => [...inAllRows(), ...atOneHost()];
