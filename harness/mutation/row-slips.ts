import { answersOf } from '../../src/evidence/questions.ts';
import type { Decider, Row, Scope } from '../../src/model/row.ts';
import { type KindOf, kindsOf } from './decider-kinds.ts';

/** One slip in a row: what it does to every row of its kind; an empty list drops the row. */
export interface RowSlip {
  readonly operator: string;
  /** The deciders and answers concerned. */
  readonly what: string;
  readonly edit: (row: Row, kindOf: KindOf, scope: Scope) => readonly Row[];
}

type Change = (decider: Decider, row: Row, scope: Scope) => readonly Decider[];

/** A slip in the deciders of one kind. */
const slip = (operator: string, kind: string, change: Change, detail = ''): RowSlip => ({
  operator,
  what: detail === '' ? kind : `${kind}, ${detail}`,
  edit: (row, kindOf, scope) => [
    {
      ...row,
      deciders: row.deciders.flatMap(one => (kindOf(one, row) === kind ? change(one, row, scope) : [one])),
    },
  ],
});

/** Fills the places of both kinds in turn, those of the second first. */
const swapped = (row: Row, kindOf: KindOf, [first, second]: readonly [string, string]): Row => {
  const of = (kind: string) => row.deciders.filter(one => kindOf(one, row) === kind);
  const queue = [...of(second), ...of(first)];
  const isEither = (one: Decider) => [first, second].includes(kindOf(one, row));
  return { ...row, deciders: row.deciders.map(one => (isEither(one) ? (queue.shift() ?? one) : one)) };
};

/** Each of two kinds takes the answers of the other for its own. */
const exchanged = (row: Row, kindOf: KindOf, [first, second]: readonly [string, string]): Row => {
  const find = (kind: string) => row.deciders.find(one => kindOf(one, row) === kind)?.hypothesis;
  const other = (one: Decider) =>
    kindOf(one, row) === first ? find(second) : kindOf(one, row) === second ? find(first) : undefined;
  return {
    ...row,
    deciders: row.deciders.map(one => ({ ...one, hypothesis: other(one) ?? one.hypothesis })),
  };
};

const ofAnswers = (decider: Decider, kind: string, all: readonly string[]): readonly RowSlip[] =>
  all.map(answer =>
    decider.answers.includes(answer)
      ? slip(
          'answer dropped',
          kind,
          one => [{ ...one, answers: one.answers.filter(a => a !== answer) }],
          answer,
        )
      : slip('answer added', kind, one => [{ ...one, answers: [...one.answers, answer] }], answer),
  );

/** The host or reader that comes after this one; null where there is no other. */
const neighbour = (target: string, { hosts, readers }: Scope): string | null => {
  const places = hosts.some(({ name }) => name === target) ? hosts.map(({ name }) => name) : readers;
  return places[(places.indexOf(target) + 1) % places.length] ?? null;
};

const retargeted: Change = (decider, _, scope) => {
  const { target } = decider.hypothesis;
  const other = target === undefined ? null : neighbour(target, scope);
  return [other === null ? decider : { ...decider, hypothesis: { ...decider.hypothesis, target: other } }];
};

const ofDecider = (decider: Decider, kind: string, row: Row): readonly RowSlip[] => {
  const { hypothesis, answers, mayPass } = decider;
  const hides = answers.length === 0 && !mayPass;
  return [
    slip('decider dropped', kind, () => []),
    slip(hides ? 'hides negated' : 'mayPass flipped', kind, one => [{ ...one, mayPass: !one.mayPass }]),
    ...(answers.length > 1
      ? [slip('answers turned into hides', kind, one => [{ ...one, answers: [], mayPass: false }])]
      : []),
    ...ofAnswers(decider, kind, answersOf(row.question)),
    ...(hypothesis.target === undefined ? [] : [slip('target exchanged', kind, retargeted)]),
  ];
};

/** Every slip in one row. */
export const rowSlips = (row: Row, kindOf: KindOf): readonly RowSlip[] => {
  const kinds = kindsOf(row, kindOf);
  const deciderOf = (kind: string) => row.deciders.find(one => kindOf(one, row) === kind);
  const neighbours = kinds.slice(1).map((kind, i) => [kinds[i] ?? kind, kind] as const);
  const siblings = kinds.flatMap((kind, i) => {
    const { cause, how } = deciderOf(kind)?.hypothesis ?? {};
    const next = how && kinds.slice(i + 1).find(other => deciderOf(other)?.hypothesis.cause === cause);
    return next ? [[kind, next] as const] : [];
  });
  return [
    { operator: 'row dropped', what: '', edit: () => [] },
    ...kinds.flatMap(kind => {
      const decider = deciderOf(kind);
      return decider === undefined ? [] : ofDecider(decider, kind, row);
    }),
    ...neighbours.map(pair => ({
      operator: 'neighbours swapped',
      what: pair.join(' and '),
      edit: (one: Row, kindOf: KindOf) => [swapped(one, kindOf, pair)],
    })),
    ...siblings.map(pair => ({
      operator: 'how exchanged',
      what: pair.join(' and '),
      edit: (one: Row, kindOf: KindOf) => [exchanged(one, kindOf, pair)],
    })),
  ];
};
