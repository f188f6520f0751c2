import type { LawResult, RunRecord, ScenarioResult } from './record.ts';

/** What became of a scenario or of a law. */
export type Outcome = ScenarioResult['judgement'] | LawResult['outcome'];
export type Kind = 'scenario' | 'law';

/** One scenario or law of a record, and what became of it. */
export interface Judged {
  readonly kind: Kind;
  readonly name: string;
  readonly outcome: Outcome;
}

/** Everything that was judged, scenarios first. */
export const judgedIn = ({ scenarios, laws }: RunRecord): readonly Judged[] => [
  ...scenarios.map(({ name, judgement }): Judged => ({ kind: 'scenario', name, outcome: judgement })),
  ...laws.map(({ name, outcome }): Judged => ({ kind: 'law', name, outcome })),
];

/** A name that no other scenario or law of the record has: `law:NAME`. */
export const keyOf = ({ kind, name }: Omit<Judged, 'outcome'>): string => `${kind}:${name}`;

const failures: ReadonlySet<Outcome> = new Set(['vague', 'wrong', 'crashed', 'broken']);

export const fails = (outcome: Outcome): boolean => failures.has(outcome);
export const passes = (outcome: Outcome): boolean => outcome === 'right' || outcome === 'held';

/** Counts of each outcome. */
export interface Totals {
  readonly scenarios: { readonly [judgement in ScenarioResult['judgement']]: number };
  readonly laws: { readonly [outcome in LawResult['outcome']]: number };
}

export const totalsOf = (record: RunRecord): Totals => {
  const count = (kind: Kind, outcome: Outcome) =>
    judgedIn(record).filter(judged => judged.kind === kind && judged.outcome === outcome).length;
  const scenarios = (outcome: ScenarioResult['judgement']) => count('scenario', outcome);
  const laws = (outcome: LawResult['outcome']) => count('law', outcome);
  return {
    scenarios: {
      right: scenarios('right'),
      vague: scenarios('vague'),
      wrong: scenarios('wrong'),
      crashed: scenarios('crashed'),
      skipped: scenarios('skipped'),
    },
    laws: {
      held: laws('held'),
      broken: laws('broken'),
      crashed: laws('crashed'),
      skipped: laws('skipped'),
    },
  };
};

/** Scenarios and laws that failed. */
export const failureCount = ({ scenarios, laws }: Totals): number =>
  scenarios.vague + scenarios.wrong + scenarios.crashed + laws.broken + laws.crashed;
