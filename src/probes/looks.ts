import type { ReadersDoor } from '../doors/readers.ts';
import { joined } from '../joined.ts';
import { failed } from '../outcome.ts';
import { type ReaderVisit, troubleIn, visitReader } from './reader-visit.ts';
import {
  departures,
  isTold,
  type Look,
  longSilence,
  type Reproaches,
  sightingsIn,
  tells,
} from './sightings.ts';

/** What several looks say together. */
export interface Seen extends Look {
  /** Readers that were there, with a card or with trouble, and are not listed any more while others are. */
  readonly gone: readonly string[];
}

const look = async (
  readers: ReadersDoor,
  budget: number,
  patience: number,
  forList = patience,
): Promise<Look> => {
  const list = await readers.list(Math.min(budget, forList));
  const names = list.kind === 'ok' ? list.value : [];
  const visit = (name: string) => visitReader(readers, name, budget - list.ms, patience);
  const visits = await Promise.all(names.map(visit));
  const took = visits.map(({ connection, reading }) => connection.ms + (reading?.ms ?? 0));
  return { list, visits, ms: list.ms + Math.max(0, ...took) };
};

/** Nothing that was seen of this reader is held against anybody. */
const inDoubt = (visit: ReaderVisit): ReaderVisit => ({
  ...visit,
  state: 'unknown',
  atr: null,
  reading: null,
});

/** So often a thing is seen before anybody is blamed; but where nobody can look again, as at the end of a tape, once. */
const needed = (looks: readonly Look[]): number =>
  looks.some(({ list }) => list.kind === 'skipped') ? 1 : 2;

/** The last visit that tells something, if what it holds against anybody was seen before. */
const concluded = (name: string, looks: readonly Look[], reproaches: Reproaches): readonly ReaderVisit[] => {
  const all = joined(
    looks.map(look => look.visits.filter(({ reader }) => reader === name).map(visit => ({ visit, look }))),
  );
  const told = all.filter(({ visit }) => isTold(visit));
  const last = told.at(-1);
  if (last === undefined) return all.slice(-1).map(({ visit }) => inDoubt(visit));
  if (!sightingsIn(looks, reproaches).confirmed(last.visit, last.look, () => needed(looks)))
    return [inDoubt(last.visit)];
  // Of several silences the one that came later in the conversation says more; else the first, which had more time.
  const silent = told.map(({ visit }) => visit).filter(visit => troubleIn(visit) === 'timed-out');
  return [
    troubleIn(last.visit) === 'timed-out'
      ? (silent.find(({ reading }) => reading !== null) ?? silent[0] ?? last.visit)
      : last.visit,
  ];
};

const visitsIn = (looks: readonly Look[]): readonly ReaderVisit[] =>
  joined(looks.map(({ visits }) => visits));

const emptiness: readonly ReaderVisit['state'][] = ['empty', 'empty-or-mute'];

const goneFrom = (list: readonly string[], looks: readonly Look[]): readonly string[] => {
  const held = visitsIn(looks).filter(({ state }) => !emptiness.includes(state));
  const left = held.map(({ reader }) => reader).filter(reader => !list.includes(reader));
  return list.length === 0 ? [] : [...new Set(left)];
};

const together = (looks: readonly Look[], reproaches: Reproaches): Omit<Seen, 'ms'> | undefined => {
  // A list that there was no time to wait for may be one that never comes.
  const last = looks.findLast(({ list }) => list.kind !== 'skipped');
  if (last === undefined || !tells(last.list)) return last && { ...last, visits: [], gone: [] };
  const { list } = last;
  if (list.kind === 'ok') {
    const visits = joined(list.value.map(name => concluded(name, looks, reproaches)));
    return { list, visits, gone: goneFrom(list.value, looks) };
  }
  const often = sightingsIn(looks, reproaches).ofService(last) ?? 0;
  return { list: often < needed(looks) ? neverTheSame : list, visits: [], gone: [] };
};
const neverTheSame = failed('unknown', 'the smart card service failed in another way each time');

/** Whether a card or a reader that went away while it was read is not there now. */
const isMissed = (looks: readonly Look[]): boolean => {
  const now = looks.at(-1)?.visits ?? [];
  const there = now.filter(({ state }) => !emptiness.includes(state)).map(({ reader }) => reader);
  return visitsIn(looks).some(
    visit => departures.includes(troubleIn(visit) ?? '') && !there.includes(visit.reader),
  );
};

/** Who went away may come back: a departure is looked for once more than other trouble. */
const wanted = (charge: string): number => (departures.includes(charge) ? 3 : 2);

/** Whether another look may say something new. */
const isOpen = (looks: readonly Look[], reproaches: Reproaches): boolean => {
  const last = looks.at(-1);
  if (last === undefined || last.list.kind === 'skipped') return false;
  const seen = sightingsIn(looks, reproaches);
  if (last.list.kind === 'failed') return (seen.ofService(last) ?? 0) < 2;
  const sure = (visit: ReaderVisit) =>
    visit.connection.kind === 'skipped' || (isTold(visit) && seen.confirmed(visit, last, wanted));
  return isMissed(looks) || !last.visits.every(sure);
};

/** Whether the service or a reader went away while it was used, so that only a list says whether it is back. */
const leaves = ({ visits }: Look): boolean =>
  visits.some(visit => ['no-service', 'reader-gone'].includes(troubleIn(visit) ?? ''));

/** Whether the list did not come. Then a look costs no more than another list does. */
const isListless = ({ list }: Look): boolean => list.kind === 'failed' && list.code === 'timed-out';

/** Of the budget: what all looks may take, the rest being for letting cards go, and what a call may, so that two silences fit. */
const share = { whole: 0.9, call: 0.4 };

/** What was gone for a moment may take a second until the service sees it again: so often one looks. */
const mostLooks = 8;

/**
 * Looks at all readers at once and, where anything was wrong, again until it was seen twice or is over: what happens once
 * convicts nobody, and the evidence is of the present. What there was no time to see again is held against nobody.
 * Keeps within `budget` milliseconds, and begins no third look after half of them, unless no list came.
 */
export const lookUntilSure = async (
  readers: ReadersDoor,
  budget: number,
  reproaches: Reproaches,
): Promise<Seen> => {
  const whole = budget * share.whole;
  const patience = budget * share.call;
  const first = await look(readers, whole, patience);
  const looks = [first];
  let { ms } = first;
  // A service that falls silent after the first look is to be seen silent twice, too.
  const forList = Math.min(patience, Math.max(longSilence, (whole - ms) / 2));
  const hasTime = () => ms < (looks.length === 1 || looks.slice(-1).some(isListless) ? whole : budget / 2);
  while (looks.length < mostLooks && hasTime() && isOpen(looks, reproaches)) {
    const next = await look(readers, whole - ms, patience, forList);
    ms += next.ms;
    looks.push(next);
  }
  if (looks.slice(-1).some(leaves)) {
    const list = await readers.list(Math.min(whole - ms, patience));
    ms += list.ms;
    looks.push({ list, visits: [], ms: list.ms });
  }
  return { ms, ...(together(looks, reproaches) ?? { list: first.list, visits: [], gone: [] }) };
};
