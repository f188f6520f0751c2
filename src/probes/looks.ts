import type { PivReading } from '../card/piv.ts';
import type { ReadersDoor } from '../doors/readers.ts';
import type { FailureCode, Outcome } from '../outcome.ts';
import { type ReaderVisit, troubleIn, visitReader } from './reader-visit.ts';

/** Milliseconds of waiting in vain that say something about a service or a reader, not about a hurry. */
export const longSilence = 1000;

/** One look at everything PC/SC shows. */
export interface Look {
  readonly list: Outcome<readonly string[]>;
  readonly visits: readonly ReaderVisit[];
  /** Milliseconds that it took. */
  readonly ms: number;
}

const look = async (readers: ReadersDoor, budget: number, patience: number): Promise<Look> => {
  const list = await readers.list(Math.min(budget, patience));
  const names = list.kind === 'ok' ? list.value : [];
  const visit = (name: string) => visitReader(readers, name, budget - list.ms, patience);
  const visits = await Promise.all(names.map(visit));
  const took = visits.map(({ connection, reading }) => connection.ms + (reading?.ms ?? 0));
  return { list, visits, ms: list.ms + Math.max(0, ...took) };
};

/** An application that is not there, or a certificate that cannot be read, may be an answer gone astray. */
const leavesDoubt = ({ application, authentication, signing }: PivReading): boolean =>
  application === 'absent' || [authentication, signing].some(({ kind }) => kind === 'unreadable');

/** Trouble that may be over when one looks again. An empty slot is none while there is a card elsewhere. */
const troubled = ({ list, visits }: Look): boolean => {
  if (list.kind === 'failed') return true;
  const alone = !visits.some(({ state }) => state === 'ready');
  return visits.some(visit => {
    const { state, reading, connection } = visit;
    if (connection.kind === 'skipped' || state === 'empty') return false;
    if (state === 'empty-or-mute') return alone;
    return troubleIn(visit) !== null || (reading !== null && leavesDoubt(reading));
  });
};

const isSilent = (visit: ReaderVisit): boolean => {
  const trouble = troubleIn(visit);
  return trouble !== null && silences.includes(trouble);
};
const silences: readonly FailureCode[] = ['timed-out', 'mute'];

/** Nothing that was seen of this reader is held against anybody. */
const inDoubt = (visit: ReaderVisit): ReaderVisit =>
  troubleIn(visit) === null ? visit : { ...visit, state: 'unknown', atr: null, reading: null };

/** The silence that came later in the conversation; else the first one, which had more time. */
const longerSilence = (earlier: ReaderVisit, later: ReaderVisit): ReaderVisit =>
  earlier.reading === null && later.reading !== null ? later : earlier;

/**
 * What two looks say together: what a reader did at first and no longer does is over, and a second look that had no time
 * to the end says nothing new. Silence is believed only after silence.
 */
const together = (first: Look, second: Look): Look => {
  if (second.list.kind !== 'ok') {
    const { list } = second;
    const cut = list.kind === 'failed' && list.code === 'timed-out' && list.ms < longSilence;
    return cut && first.list.kind === 'ok' ? { ...first, visits: first.visits.map(inDoubt) } : second;
  }
  const before = new Map(first.visits.map(visit => [visit.reader, visit]));
  const visits = second.visits.map(visit => {
    const earlier = before.get(visit.reader);
    if (earlier === undefined || !isSilent(visit)) return visit;
    if (isSilent(earlier)) return longerSilence(earlier, visit);
    return inDoubt(troubleIn(earlier) === null ? earlier : visit);
  });
  return { ...second, visits };
};

/** What was gone for a moment may take a second until the service sees it again: so often one looks for it. */
const mostReturns = 6;

const departures: readonly FailureCode[] = ['card-removed', 'reader-gone'];

/** Whether a card or a reader that went away while it was read is not there now. */
const isMissed = (first: Look, { visits }: Look): boolean => {
  const there = new Set(visits.filter(({ state }) => !emptiness.includes(state)).map(({ reader }) => reader));
  return first.visits.some(visit => {
    const trouble = troubleIn(visit);
    return trouble !== null && departures.includes(trouble) && !there.has(visit.reader);
  });
};
const emptiness: readonly ReaderVisit['state'][] = ['empty', 'empty-or-mute'];

/** Of the budget: what all looks may take, the rest being for letting cards go, and what a call may, so that two silences fit. */
const share = { whole: 0.9, call: 0.4 };

/**
 * Looks at all readers at once and, where there was trouble, once more, so that a trouble that passes convicts nobody
 * and the evidence is of the present. Whatever went away meanwhile is looked for until half the time is over. Keeps
 * within `budget` milliseconds.
 */
export const lookTwiceIfTroubled = async (readers: ReadersDoor, budget: number): Promise<Look> => {
  const whole = budget * share.whole;
  const patience = budget * share.call;
  const half = budget / 2;
  const first = await look(readers, whole, patience);
  if (!troubled(first)) return first;
  let seen = first;
  let { ms } = first;
  for (let n = 0; n <= mostReturns; n++) {
    const worthIt = n === 0 ? ms < whole : ms < half && isMissed(first, seen);
    if (!worthIt) break;
    const next = await look(readers, whole - ms, patience);
    ms += next.ms;
    seen = together(first, next);
  }
  return { ...seen, ms };
};
