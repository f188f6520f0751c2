import { afterNight } from '../../../reports/after-night.ts';
import { type Change, type Comparison, nothingChanged } from '../../../reports/compare.ts';
import { active, type Failure } from '../../../reports/failure.ts';
import { junitOf } from '../../../reports/junit.ts';
import { type NightSeen, seen } from '../../../reports/nights.ts';
import { totalsOf } from '../../../reports/outcomes.ts';
import { changeWords } from '../../../reports/pages/changes.ts';
import { nightPage } from '../../../reports/pages/night-page.ts';
import { counted, timeOf } from '../../../reports/pages/pieces.ts';
import type { RunRecord } from '../../../reports/record.ts';
import { type Store, storeIn } from '../../../reports/store.ts';
import { StoreError } from '../../../reports/store-error.ts';
import { realClock } from '../../clock.ts';
import { runExitCode } from '../../run/exit-code.ts';
import type { RunOptions } from '../../run/plan.ts';
import { ranElsewhere } from '../../run/rungs.ts';
import { integer } from '../../run/whole-number.ts';
import { UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';
import { type Page, page } from '../terminal.ts';
import { runShown } from './run.ts';

interface NightlyOptions extends RunOptions {
  /** Folder in which nights are kept. */
  readonly data: string;
  /** For how many nights in a row a failure is tried again and right before it is left in peace. */
  readonly retireAfter: string;
}

/** What is wrong with a data folder is the user's to mend: `StoreError` becomes `UserError`. */
export const ofData = async <T>(data: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StoreError) throw new UserError(`--data ${data}`, error.file, error.flaw);
    throw error;
  }
};

/** What is left of a night. */
interface Kept {
  readonly night: NightSeen;
  readonly failures: readonly Failure[];
  /** Its page. */
  readonly file: string;
}

/** Keeps the record with its exports and its page, and compares it with the last night. */
const keep = async (store: Store, record: RunRecord, retireAfter: number, io: Io): Promise<Kept> => {
  const { id } = await store.add(record);
  // Read again: another night may have ended meanwhile, and found something too.
  const failures = afterNight(await store.failures(), record, retireAfter);
  await store.keepFailures(failures);
  const { nights, warnings } = await store.list();
  for (const warning of warnings) io.err(`warning: ${warning}\n`);
  const added = nights.find(night => night.id === id);
  const night = added === undefined ? null : await seen(store, nights, added);
  if (night === null) throw new StoreError(id, 'it was removed while this night was kept');
  await store.attach(id, 'junit.xml', junitOf(record));
  const links = [
    { text: 'JUnit XML', href: 'junit.xml' },
    { text: 'Record', href: 'record.json' },
  ];
  const file = await store.attach(id, 'night.html', nightPage(record, night.comparison, links));
  return { night, failures, file };
};

const counts = (totals: { readonly [outcome: string]: number }): string =>
  Object.entries(totals)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ') || 'none';

const told = ({ name, before, now, nights }: Change): string => {
  const outcomes = before === now ? [now] : [before ?? 'not there', now ?? 'not there'];
  return `${name}: ${outcomes.join(' → ')}${nights > 1 ? `, for ${nights} nights` : ''}`;
};

const changes = (out: Page, comparison: Comparison): void => {
  const { with: before, canary } = comparison;
  const nothing = nothingChanged(comparison) ? ': nothing changed' : '';
  out.heading(before === null ? 'No earlier night to compare it with' : `Since ${timeOf(before)}${nothing}`);
  if (canary !== null) out.line('canary   ', `was ${canary.before}, is ${canary.now}`);
  for (const change of comparison.changes) out.line(changeWords[change.change].padEnd(13), told(change));
};

const knownFailures = (out: Page, { known = [] }: RunRecord, failures: readonly Failure[]): void => {
  if (known.length === 0) return;
  out.heading('Known failures, tried first');
  for (const { id, name, outcome, since, replay } of known) {
    const now = failures.find(failure => failure.id === id);
    const right =
      now?.retired === true ? 'right, and retired' : `right, ${counted(now?.right ?? 0, 'night')}`;
    out.line(outcome === 'held' ? right : outcome, `${name}, since ${timeOf(since)}: ${replay}`);
  }
};

const summary = (
  { record, comparison }: NightSeen,
  failures: readonly Failure[],
  file: string,
  io: Io,
): string => {
  const { scenarios, laws } = totalsOf(record);
  const out = page(io);
  out.heading(`Night of ${timeOf(record.times.startedAt)}, on the ${record.rung}`);
  out.line('scenarios', counts(scenarios));
  out.line('laws     ', counts(laws));
  out.line('canary   ', record.canary);
  if (record.interrupted === true) out.line('         ', 'interrupted before its end: not compared');
  changes(out, comparison);
  knownFailures(out, record, failures);
  out.gap();
  // A path is for copying: it is never wrapped.
  return `${out.text()}  page ${file}\n`;
};

/** A night's own seed, so that each tries something else: its date as a number, `20261122`. */
const seedOfNight = (): string => new Date(realClock.now()).toISOString().slice(0, 10).replaceAll('-', '');

/** `err1002 nightly`: runs what failed before and then everything, keeps the night and says what changed. Exit codes are those of `run`. */
export const nightlyCommand = async (options: NightlyOptions, io: Io): Promise<number> => {
  const { data } = options;
  const store = storeIn(data);
  const retireAfter = integer('--retire-after', options.retireAfter, 1, 10_000);
  // A folder that cannot be used is said before the run, not after it.
  const before = await ofData(
    data,
    Promise.all([store.list(), store.failures()]).then(([, known]) => known),
  );
  const status = await ranElsewhere(options.rung);
  if (status !== null) return status;
  const record = await runShown({ seed: seedOfNight(), ...options }, io, { known: active(before) });
  const { night, failures, file } = await ofData(data, keep(store, record, retireAfter, io));
  io.out(summary(night, failures, file, io));
  return runExitCode(record);
};
