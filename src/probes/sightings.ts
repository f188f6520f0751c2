import { joined } from '../joined.ts';
import type { FailureCode, Outcome } from '../outcome.ts';
import { type ReaderVisit, troubleIn } from './reader-visit.ts';

/** Milliseconds of waiting in vain that say something about a service, a reader or a card, not about a hurry. */
export const longSilence = 1000;

/** One look at everything PC/SC shows. */
export interface Look {
  readonly list: Outcome<readonly string[]>;
  readonly visits: readonly ReaderVisit[];
  /** Milliseconds that it took. */
  readonly ms: number;
}

/** What a card that was read well is to be reproached with, in words that two visits can share. */
export type Reproaches = (visit: ReaderVisit) => readonly string[];

/** Departures: the card, the reader or the service was there when it was asked, and then no more. */
export const departures: readonly string[] = ['card-removed', 'reader-gone', 'no-service'];

/** Whether a list says something: it came, or it failed for another reason than our own hurry. */
export const tells = (list: Look['list']): boolean =>
  list.kind === 'ok' || (list.kind === 'failed' && !(list.code === 'timed-out' && list.ms < longSilence));

/** Whether a visit says something, as `tells`; that our own process came too late says nothing. */
export const isTold = (visit: ReaderVisit): boolean =>
  visit.connection.kind !== 'skipped' &&
  troubleIn(visit) !== 'crashed' &&
  !(troubleIn(visit) === 'timed-out' && visit.waited < longSilence);

const silences: readonly FailureCode[] = ['timed-out', 'mute'];
const classOf = (code: FailureCode): string => (silences.includes(code) ? 'silence' : code);

/** A silent card is no silent service: a list that does not come is confirmed by another such list alone. */
const ofService = ({ list }: Look): readonly string[] =>
  list.kind === 'failed' && tells(list) ? [list.code === 'timed-out' ? 'no list' : list.code] : [];

/** An empty slot is no trouble, nor is one that may be empty while there is a card elsewhere. */
const ofVisit = (visit: ReaderVisit, { visits }: Look, reproaches: Reproaches): readonly string[] => {
  if (!isTold(visit)) return [];
  const trouble = troubleIn(visit);
  if (trouble === null) return visit.reading === null ? [] : reproaches(visit);
  if (trouble === 'no-card') return [];
  if (trouble === 'no-card-or-mute' && visits.some(({ state }) => state === 'ready')) return [];
  return [classOf(trouble)];
};

/** Everything that looks hold against the service (`null`) or one reader. What fails the service fails its readers. */
const heldAgainst = (reader: string | null, look: Look, reproaches: Reproaches): readonly string[] => [
  ...ofService(look),
  ...joined(
    look.visits
      .filter(visit => reader === null || visit.reader === reader)
      .map(visit => ofVisit(visit, look, reproaches)),
  ),
];

/** A card that was taken out, and a slot that may be empty, are one story. */
const confirms = (one: string, other: string): boolean =>
  one === other || (other === 'no-card-or-mute' && departures.includes(one));

/** Counts what was seen how often; `reproaches` is asked once for each visit. */
export const sightingsIn = (looks: readonly Look[], reproaches: Reproaches) => {
  const held = (reader: string | null) => looks.map(look => heldAgainst(reader, look, reproaches));
  const often = (charge: string, all: readonly (readonly string[])[]) =>
    all.filter(charges => charges.some(one => confirms(one, charge))).length;
  return {
    /** How often the failure of the service in this look was seen; null when it did not fail. */
    ofService(look: Look): number | null {
      const [charge] = ofService(look);
      return charge === undefined ? null : often(charge, held(null));
    },
    /** Whether all that this visit holds against anybody was seen so often. */
    confirmed(visit: ReaderVisit, look: Look, times: (charge: string) => number): boolean {
      const charges = ofVisit(visit, look, reproaches);
      if (charges.length === 0) return true;
      const all = held(visit.reader);
      return charges.every(charge => often(charge, all) >= times(charge));
    },
  };
};
