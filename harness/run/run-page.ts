import { fails, passes, totalsOf } from '../../reports/outcomes.ts';
import type { LawResult, NamedCause, RunRecord, ScenarioResult } from '../../reports/record.ts';
import { allGroups, allInWords } from '../../scenarios/judge/matching.ts';
import type { Io } from '../cli/io.ts';
import { type Page, page } from '../cli/terminal.ts';

type Outcome = ScenarioResult['judgement'] | LawResult['outcome'];

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

const said = ({ verdict, explanations }: ScenarioResult): string =>
  explanations.length === 0 ? (verdict ?? 'nothing') : allGroups(explanations);

/** The causes alone, for a line in a table: `card-faulty, or reader-faulty`. */
const inShort = ({ verdict, explanations }: ScenarioResult): string => {
  const names = (explanation: readonly NamedCause[]) =>
    [...new Set(explanation.map(({ cause, how }) => (how === undefined ? cause : `${cause} (${how})`)))].join(
      ' and ',
    );
  return explanations.length === 0
    ? (verdict ?? 'nothing')
    : [...new Set(explanations.map(names))].join(', or ');
};

const causes = (list: readonly NamedCause[]): string =>
  list.length === 0 ? 'nothing is broken' : allInWords(list);

/** `right  name   what it says`, aligned; on a narrow screen what it says stands on the next line. */
const rows = (
  sheet: Page,
  list: readonly { outcome: Outcome; name: string; says: string }[],
  io: Io,
): void => {
  const widest = Math.max(0, ...list.map(({ name }) => name.length));
  for (const { outcome, name, says } of list) {
    const { green, red, dim } = sheet.colours;
    const mark = (passes(outcome) ? green : fails(outcome) ? red : dim)(outcome.padEnd(7));
    if (io.columns >= 80) sheet.line(`${mark} ${name.padEnd(widest)} `, says);
    else {
      sheet.line(mark, name);
      sheet.line('', says, 10);
    }
  }
};

const failedScenario = (sheet: Page, result: ScenarioResult): void => {
  sheet.gap();
  sheet.line(sheet.colours.red(result.judgement), sheet.colours.bold(result.name));
  sheet.line('story ', result.story, 4);
  sheet.line('truth ', causes(result.truth), 4);
  sheet.line('said  ', said(result), 4);
  sheet.line('seen  ', `the log-in ended in ${result.symptom ?? 'nothing'}`, 4);
  sheet.line('why   ', result.why, 4);
  sheet.line('replay', result.replay, 4);
};

const failedLaw = (sheet: Page, result: LawResult): void => {
  sheet.gap();
  sheet.line(sheet.colours.red(result.outcome), sheet.colours.bold(result.name));
  sheet.line('law   ', result.states, 4);
  sheet.line('why   ', result.why, 4);
  sheet.line('shrunk', JSON.stringify(result.counterexample), 4);
  sheet.line('replay', result.replay, 4);
};

const summary = (record: RunRecord): string => {
  const { scenarios, laws } = totalsOf(record);
  const counts = (of: { readonly [outcome: string]: number }) =>
    Object.entries(of)
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => `${count} ${outcome}`)
      .join(', ') || 'none chosen';
  return [
    `${counted(record.scenarios.length, 'scenario')}: ${counts(scenarios)}`,
    `${counted(record.laws.length, 'law')}: ${counts(laws)}`,
    `canary ${record.canary}`,
    `seed ${record.seed}`,
    seconds(record.times.duration),
    ...(record.interrupted === true ? ['interrupted before its end'] : []),
  ].join(' · ');
};

const canaryWords = {
  caught: null,
  missed:
    'The canary, whose truth is false, was not judged wrong: nothing that this run says can be trusted.',
  absent: 'The canary could not be tried on this rung, so this run proves nothing.',
} as const;

/** A run as an engineer reads it: every scenario and law in a line, what failed at the end and in full. */
export const runPage = (record: RunRecord, io: Io): string => {
  const { scenarios, laws, rung, times, canary } = record;
  const sheet = page(io);
  if (scenarios.length > 0) {
    sheet.heading(`Scenarios on the rung ${rung}`);
    const says = (result: ScenarioResult) => (result.judgement === 'skipped' ? result.why : inShort(result));
    rows(
      sheet,
      scenarios.map(result => ({ outcome: result.judgement, name: result.name, says: says(result) })),
      io,
    );
  }
  if (laws.length > 0) {
    sheet.heading('Laws');
    const says = ({ outcome, why, runs, name }: LawResult) =>
      outcome === 'skipped' ? why : `${counted(runs, 'run')}, ${seconds(times.each[name] ?? 0)} of work`;
    rows(
      sheet,
      laws.map(result => ({ outcome: result.outcome, name: result.name, says: says(result) })),
      io,
    );
  }
  const failures = [
    ...scenarios
      .filter(({ judgement }) => fails(judgement))
      .map(result => () => failedScenario(sheet, result)),
    ...laws.filter(({ outcome }) => fails(outcome)).map(result => () => failedLaw(sheet, result)),
  ];
  if (failures.length > 0) sheet.heading('What failed');
  for (const tell of failures) tell();
  sheet.gap();
  const warning = canaryWords[canary];
  if (warning !== null) sheet.line('', sheet.colours.red(warning), 0);
  sheet.line('', summary(record), 0);
  return sheet.text();
};
