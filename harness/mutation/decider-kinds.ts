import type { Decider, Row, Scope } from '../../src/model/row.ts';

/** Tells deciders apart that the same words of the table made for several hosts or readers. */
export type KindOf = (decider: Decider, row: Row) => string;

/** Cause and how; where a row speaks of many hosts, the part of the log-in that needs the host as well. */
export const kindsIn =
  ({ hosts }: Scope): KindOf =>
  ({ hypothesis: { cause, target, how } }, row) => {
    const host = row.target === target ? undefined : hosts.find(({ name }) => name === target);
    return [cause, how, host?.neededBy].filter(part => part !== undefined).join(' ');
  };

/** The kinds of a row, each once, in order. */
export const kindsOf = (row: Row, kindOf: KindOf): readonly string[] => [
  ...new Set(row.deciders.map(decider => kindOf(decider, row))),
];
