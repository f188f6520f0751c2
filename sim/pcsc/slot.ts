import { addedFaults, isSame } from '../added-faults.ts';
import { isSameCard, type SimCard } from '../card/sim-card.ts';
import type { Reader, World } from '../world.ts';
import type { Contact, Passed } from './contact.ts';
import { contactOf } from './contact-of.ts';
import { holders } from './faults/holders.ts';
import { inflictOnContact } from './faults/inflict-on-contact.ts';
import type { LiveCards } from './live-cards.ts';

/** One reader that the service lists, and the card in it, while they live. */
export interface Slot {
  /** The reader as it stands, with the tries that its card has left. */
  reader(): Reader;
  card(): SimCard | null;
  /** A program comes to connect: whether another one holds the reader just then. */
  meetsHolder(): boolean;
  powerUp(): Passed;
  pass(command: Uint8Array): Passed;
  /**
   * Makes the reader what is given. A card that is the same but for what ails it stays in and in use, and what ails reader
   * and card goes on when more is added; whether another card came is told.
   */
  become(reader: Reader): 'same-card' | 'other-card';
}

/** The readers that the service can list: those that work, unless the session from elsewhere leaves them behind. */
export const listedIn = ({ readers, software: { session, redirects } }: World): readonly Reader[] =>
  session === 'console' || redirects
    ? readers.filter(({ attached, driver }) => attached && driver === 'working')
    : [];

/** Brings a reader to life, with its card. */
export const slotOf = (first: Reader, cards: LiveCards): Slot => {
  let reader = first;
  let card = first.card === null ? null : cards.take(first.card);
  let contact: Contact = contactOf(reader, card);
  let others = holders(reader.faults);

  const asItStands = (): Reader => {
    if (reader.card === null || card === null) return reader;
    const left = card.left();
    if (left.tries === reader.card.tries && left.unblockTries === reader.card.unblockTries) return reader;
    reader = { ...reader, card: { ...reader.card, ...left } };
    return reader;
  };

  return {
    reader() {
      return asItStands();
    },
    card() {
      return card;
    },
    meetsHolder: () => others.meet(),
    powerUp: () => contact.powerUp(),
    pass: command => contact.pass(command),
    become(next) {
      const before = asItStands();
      if (isSame(next, before)) return 'same-card';
      const same = isSameCard(next.card, before.card);
      if (same) {
        if (next.card !== null) card?.become(next.card);
      } else {
        if (before.card !== null && card !== null) cards.lay(before.card, card);
        card = next.card === null ? null : cards.take(next.card);
      }
      const added = same ? addedToReader(before, next) : null;
      reader = next;
      // Where no contact is made, nothing can ail it.
      const adds = added !== null && card !== null && reader.broken === null;
      contact = adds ? added.reduce(inflictOnContact, contact) : contactOf(reader, card);
      if (added === null) others = holders(reader.faults);
      else others.join(added);
      return same ? 'same-card' : 'other-card';
    },
  };
};

/** The faults of the reader that came on top of those there were; null when more of it changed, its card aside. */
const addedToReader = (before: Reader, next: Reader): Reader['faults'] | null => {
  const { faults, card } = before;
  return isSame({ ...next, faults, card }, before) ? addedFaults(faults, next.faults) : null;
};
