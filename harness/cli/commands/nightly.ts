import { type Change, type Comparison, nothingChanged } from '../../../reports/compare.ts';
import { junitOf } from '../../../reports/junit.ts';
import { type NightSeen, seen } from '../../../reports/nights.ts';
import { totalsOf } from '../../../reports/outcomes.ts';
import { changeWords } from '../../../reports/pages/changes.ts';
import { nightPage } from '../../../reports/pages/night-page.ts';
import { timeOf } from '../../../reports/pages/pieces.ts';
import type { RunRecord } from '../../../reports/record.ts';
import { type Store, storeIn } from '../../../reports/store.ts';
import { StoreError } from '../../../reports/store-error.ts';
import { runExitCode } from '../../run/exit-code.ts';
import type { RunOptions } from '../../run/plan.ts';
import { runAll } from '../../run/run-all.ts';
import { ranElsewhere } from '../../run/rungs.ts';
import { UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';
import { type Page, page } from '../terminal.ts';
import { runProgress } from './run.ts';

interface NightlyOptions extends RunOptions {
  /** Folder in which nights are kept. */
  readonly data: string;
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

/** Keeps the record with its exports and its page, and compares it with the last night. */
const keep = async (
  store: Store,
  record: RunRecord,
  io: Io,
): Promise<{ readonly night: NightSeen; readonly file: string }> => {
  const { id } = await store.add(record);
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
  return { night, file: await store.attach(id, 'night.html', nightPage(record, night.comparison, links)) };
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

const summary = ({ record, comparison }: NightSeen, file: string, io: Io): string => {
  const { scenarios, laws } = totalsOf(record);
  const out = page(io);
  out.heading(`Night of ${timeOf(record.times.startedAt)}, on the ${record.rung}`);
  out.line('scenarios', counts(scenarios));
  out.line('laws     ', counts(laws));
  out.line('canary   ', record.canary);
  changes(out, comparison);
  out.gap();
  // A path is for copying: it is never wrapped.
  return `${out.text()}  page ${file}\n`;
};

/** `err1002 nightly`: runs everything, keeps the night and says what changed. Exit codes are those of `run`. */
export const nightlyCommand = async (options: NightlyOptions, io: Io): Promise<number> => {
  const { data } = options;
  const store = storeIn(data);
  // A folder that cannot be used is said before the run, not after it.
  await ofData(data, store.list());
  const status = await ranElsewhere(options.rung);
  if (status !== null) return status;
  const progress = runProgress(io);
  const record = await runAll(options, progress.show).finally(progress.end);
  const { night, file } = await ofData(data, keep(store, record, io));
  io.out(summary(night, file, io));
  return runExitCode(record);
};
