import { type Pace, type SimCard, simCard } from '../card/sim-card.ts';
import type { Card, Reader } from '../world.ts';
import type { Contact, Passed } from './contact.ts';
import { contactOf } from './contact-of.ts';

/** One reader that the service lists, and the card in it, while they live. */
export interface Slot {
  /** The reader as it stands; its card is what was put in last. */
  readonly reader: Reader;
  readonly card: SimCard | null;
  powerUp(): Passed;
  pass(command: Uint8Array): Passed;
  /** Makes the reader what is given. A card whose data stay the same stays in; whether another one came is told. */
  become(reader: Reader): 'same-card' | 'other-card';
}

/** Whether the service can list a reader at all. */
export const isListed = ({ attached, driver }: Reader): boolean => attached && driver === 'working';

/** Brings a reader to life, with its card. */
export const slotOf = (first: Reader, pace: Pace): Slot => {
  let reader = first;
  let card = live(first.card, pace);
  let contact: Contact = contactOf(reader, card);
  return {
    get reader() {
      return reader;
    },
    get card() {
      return card;
    },
    powerUp: () => contact.powerUp(),
    pass: command => contact.pass(command),
    become(next) {
      if (isSame(next, reader)) return 'same-card';
      const same = isSame(next.card, reader.card);
      if (!same) card = live(next.card, pace);
      reader = next;
      contact = contactOf(reader, card);
      return same ? 'same-card' : 'other-card';
    },
  };
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const live = (card: Card | null, pace: Pace): SimCard | null => (card === null ? null : simCard(card, pace));
