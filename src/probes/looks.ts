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

/**
 * Looks at all readers at once and, where there was trouble, once more, so that a trouble that passes convicts nobody
 * and the evidence is of the present. Takes at most `budget` milliseconds; no call may take more than half of it.
 */
export const lookTwiceIfTroubled = async (readers: ReadersDoor, budget: number): Promise<Look> => {
  const patience = budget / 2;
  const first = await look(readers, budget, patience);
  if (!troubled(first)) return first;
  const left = budget - first.ms;
  if (left <= 0) return first;
  const second = await look(readers, left, patience);
  return { ...together(first, second), ms: first.ms + second.ms };
};
