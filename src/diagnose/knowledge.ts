import { isHealthy, questionKey, questions } from '../evidence/questions.ts';
import type { Decider, Hypothesis, Model, Row, Scope } from '../model/row.ts';
import { table } from '../model/table.ts';
import { remember } from '../remember.ts';

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
  /** Its place in the table. */
  readonly place: number;
  /** What an answer to it means. */
  readonly readingOf: (answer: string) => Reading;
}

export interface KnownHypothesis extends Hypothesis {
  /** Its line in a report: cause and target without the how. */
  readonly line: string;
  /** Rows in which it is a decider, in the order of the table. */
  readonly decides: readonly NumberedRow[];
  /** Rows whose answers bear on it, in the order in which to ask: those that settle it first, the machine's last. */
  readonly assessedBy: readonly NumberedRow[];
}

/** The causal model for one workstation, with every hypothesis numbered in the order in which the table names it. */
export interface Knowledge {
  readonly hypotheses: readonly KnownHypothesis[];
  readonly rows: readonly NumberedRow[];
  /** The row that a question about a target is answered in; undefined when the model knows none. */
  readonly rowOf: (question: Row['question'], target: string | undefined) => NumberedRow | undefined;
}

/** A hypothesis by its number. */
export const hypothesisAt = ({ hypotheses }: Knowledge, index: number): KnownHypothesis => {
  const hypothesis = hypotheses[index];
  if (hypothesis === undefined) throw new RangeError(`no hypothesis ${index}`);
  return hypothesis;
};

const lineOf = ({ cause, target }: Hypothesis): string => `${cause}|${target ?? ''}`;

/** Of the rows in which a hypothesis is a decider, those that assess it, the best to ask first. */
const assessing = (index: number, rows: readonly NumberedRow[]): readonly NumberedRow[] =>
  rows
    .flatMap(row => {
      if (row.question === 'symptom') return [];
      const { by, minutes } = questions[row.question];
      return row.deciders
        .filter(decider => decider.index === index && decider.answers.length > 0)
        .map(({ mayPass, answers }) => ({
          row,
          minutes,
          settles: !mayPass && answers.some(answer => !isHealthy(row.question, answer)),
          byMachine: by === 'machine',
        }));
    })
    .sort(
      (a, b) =>
        Number(a.byMachine) - Number(b.byMachine) ||
        Number(b.settles) - Number(a.settles) ||
        a.minutes - b.minutes,
    )
    .map(({ row }) => row);

/** What the answers to a row mean. */
const reading = (question: Row['question'], deciders: readonly NumberedDecider[]) =>
  remember(
    (answer): Reading => ({
      healthy: isHealthy(question, answer),
      deciders: deciders.map(({ index, answers, mayPass }) => ({
        index,
        accepts: answers.includes(answer),
        mayPass,
      })),
    }),
  );

/** Finds rows without making a key of question and target. */
const finding = (rows: readonly NumberedRow[]): Knowledge['rowOf'] => {
  const byQuestion = new Map<Row['question'], Map<string | undefined, NumberedRow>>();
  for (const row of rows) {
    const byTarget = byQuestion.get(row.question) ?? new Map();
    byQuestion.set(row.question, byTarget.set(row.target, row));
  }
  return (question, target) => byQuestion.get(question)?.get(target);
};

const numbered = (table: readonly Row[]): Knowledge => {
  const numbers = new Map<string, number>();
  const named: { readonly hypothesis: Hypothesis; readonly line: string; readonly decides: NumberedRow[] }[] =
    [];
  const numberOf = (hypothesis: Hypothesis): number => {
    const line = lineOf(hypothesis);
    const key = `${line}|${hypothesis.how}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, named.length);
    return named.push({ hypothesis, line, decides: [] }) - 1;
  };
  const rows = table.map((row, place): NumberedRow => {
    const deciders = row.deciders.map(decider => ({ index: numberOf(decider.hypothesis), ...decider }));
    return {
      key: questionKey(row.question, row.target),
      place,
      readingOf: reading(row.question, deciders),
      ...row,
      deciders,
    };
  });
  for (const row of rows)
    for (const index of new Set(row.deciders.map(({ index }) => index))) named[index]?.decides.push(row);
  return {
    hypotheses: named.map(({ hypothesis, line, decides }, index) => ({
      line,
      decides,
      assessedBy: assessing(index, decides),
      ...hypothesis,
    })),
    rows,
    rowOf: finding(rows),
  };
};

/** Whether two scopes are about the same hosts and readers. */
const isSameScope = (one: Scope, other: Scope): boolean =>
  one.hosts.length === other.hosts.length &&
  one.readers.length === other.readers.length &&
  one.readers.every((reader, i) => reader === other.readers[i]) &&
  one.hosts.every((host, i) => isSameHost(host, other.hosts[i]));

type ScopeHost = Scope['hosts'][number];

const isSameHost = (one: ScopeHost, other: ScopeHost | undefined): boolean =>
  one === other || (one.name === other?.name && one.role === other.role && one.neededBy === other.neededBy);

interface Known {
  readonly scope: Scope;
  readonly knowledge: Knowledge;
}

/** Scopes that are remembered of a model, the latest first: workstations that are looked at one after the other are much alike. */
const mostScopes = 16;
const known = new WeakMap<Model, Known[]>();

/** Numbers the hypotheses of the table, so that comparing them is comparing numbers. */
export const knowledgeOf = (scope: Scope, model = table): Knowledge => {
  const latest = known.get(model) ?? [];
  known.set(model, latest);
  const place = latest.findIndex(other => isSameScope(other.scope, scope));
  const [found = { scope, knowledge: numbered(model(scope)) }] = place < 0 ? [] : latest.splice(place, 1);
  latest.unshift(found);
  if (latest.length > mostScopes) latest.pop();
  return found.knowledge;
};
