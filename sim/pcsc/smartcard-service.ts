import { type ScardCode, scard } from '../../src/pcsc/scard-codes.ts';
import type { Pace } from '../card/sim-card.ts';
import type { Reader, World } from '../world.ts';
import type { Client, Host } from './client.ts';
import { clientOf } from './client-of.ts';
import type { Incident } from './contact.ts';
import { serviceTroubles, untroubled } from './faults/service-troubles.ts';
import { troubledClient } from './faults/troubled-client.ts';
import { cardChanged, forget, type ListedReader, listedReader, resetCard, wake } from './listed-reader.ts';
import { liveCards } from './live-cards.ts';
import { listedIn, slotOf } from './slot.ts';

/**
 * The smart card service of a workstation as PC/SC describes it: readers, cards, and the programs that share them.
 * Synchronous and without a clock; every reply says how long it would have taken.
 */
export interface SmartcardService extends Host {
  /** The world as it stands by now: a card that slipped out is out, spent tries are spent, a service that died is stopped. */
  world(): World;
  /** How often it died and was back at once; whoever was connected is cut off. */
  restarts(): number;
  /** A program that comes to use the service. */
  join(): Client;
  /** Makes readers, cards and the service what the world says: whatever differs is plugged, unplugged, put in or taken out. */
  become(world: World): void;
  /** Powers up every card that nobody has powered up since it was put in, as services do to learn its answer to reset. */
  notice(): void;
  /** Calls the listener after every change; gives a function that stops it. */
  onChange(listener: () => void): () => void;
}

/** Brings the readers and cards of a world to life. `number` gives contexts and handles: positive, 31 bits, none twice. */
export const smartcardService = (
  first: World,
  pace: Pace = 'card',
  number: () => number = counter(),
): SmartcardService => {
  const cards = liveCards(pace);
  const fresh = (reader: Reader): ListedReader => listedReader(slotOf(reader, cards));
  let world = first;
  let readers: readonly ListedReader[] = listedIn(first).map(fresh);
  const listeners = new Set<() => void>();
  let troubles = serviceTroubles(first.serviceFaults);
  let restarts = 0;
  const changed = () => {
    for (const listener of listeners) listener();
  };

  const unplug = (gone: ListedReader) => {
    const reader = gone.slot.reader();
    const card = gone.slot.card();
    if (reader.card !== null && card !== null) cards.lay(reader.card, card);
    forget(gone, 'reader-gone');
    readers = readers.filter(reader => reader !== gone);
  };

  const alter = ({ name }: Reader, change: Partial<Reader>) => {
    world = {
      ...world,
      readers: world.readers.map(reader => (reader.name === name ? { ...reader, ...change } : reader)),
    };
  };

  /** The card in a reader becomes this one, or goes. */
  const recard = (reader: ListedReader, change: Pick<Reader, 'card'> & Partial<Reader>): ScardCode => {
    const both = reader.slot.card() !== null && change.card !== null;
    alter(reader.slot.reader(), change);
    reader.slot.become({ ...reader.slot.reader(), ...change });
    cardChanged(reader, both ? 2 : 1);
    return scard.removedCard;
  };

  const befall = (reader: ListedReader, incident: Incident): ScardCode => {
    switch (incident.kind) {
      case 'card-leaves':
        return recard(reader, { card: null });
      case 'card-flickers':
        cardChanged(reader, 2);
        return scard.removedCard;
      case 'card-exchanged': {
        // Whoever exchanged it does not do so again.
        const faults = reader.slot.reader().faults.filter(({ kind }) => kind !== 'exchange');
        return recard(reader, { card: incident.card, faults });
      }
      case 'card-reset':
        resetCard(reader);
        return scard.resetCard;
      case 'reader-leaves': {
        // Whoever pulled it out does not do so again once it is back.
        const { card, faults } = reader.slot.reader();
        alter(reader.slot.reader(), {
          attached: false,
          card,
          faults: faults.filter(({ kind }) => kind !== 'vanish'),
        });
        unplug(reader);
        return scard.readerUnavailable;
      }
      case 'reader-flickers':
        forget(reader, 'reader-gone');
        return scard.readerUnavailable;
      case 'service-dies':
        world = { ...world, smartcardService: 'stopped' };
        return scard.communicationError;
      case 'service-restarts':
        restarts += 1;
        for (const each of readers) forget(each, 'service-gone');
        return scard.communicationError;
    }
  };

  const service: SmartcardService = {
    world() {
      for (const { slot } of readers) {
        const { name, card } = slot.reader();
        if (world.readers.some(reader => reader.name === name && reader.card !== card))
          alter(slot.reader(), { card });
      }
      return world;
    },
    running() {
      return world.smartcardService === 'running';
    },
    readers() {
      return readers;
    },
    restarts() {
      return restarts;
    },
    number,
    changed,
    join: () =>
      troubledClient(clientOf(service), () => (service.running() ? troubles : untroubled), service.suffer),
    become(next) {
      const wanted = listedIn(next);
      const names = new Set(wanted.map(({ name }) => name));
      for (const reader of readers) if (!names.has(reader.slot.reader().name)) unplug(reader);
      const known = new Map(readers.map(reader => [reader.slot.reader().name, reader]));
      for (const reader of wanted) {
        const old = known.get(reader.name);
        if (old === undefined) readers = [...readers, fresh(reader)];
        else replace(old, reader);
      }
      if (next.serviceFaults !== world.serviceFaults) troubles = serviceTroubles(next.serviceFaults);
      world = next;
      changed();
    },
    suffer(reader, incident) {
      const code = befall(reader, incident);
      changed();
      return code;
    },
    notice() {
      for (const reader of readers) {
        if (reader.slot.card() === null || reader.finding !== 'unseen') continue;
        const woken = wake(reader);
        if (woken.kind === 'incident') service.suffer(reader, woken.incident);
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return service;
};

const counter = () => {
  let last = 0;
  return () => ++last;
};

/** Taking one card out and putting another in are two events. */
const replace = (old: ListedReader, reader: Reader): void => {
  const both = old.slot.card() !== null && reader.card !== null;
  if (old.slot.become(reader) === 'other-card') cardChanged(old, both ? 2 : 1);
};
