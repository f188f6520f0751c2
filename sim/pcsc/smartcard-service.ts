import { type ScardCode, scard } from '../../src/pcsc/scard-codes.ts';
import type { Pace } from '../card/sim-card.ts';
import type { Reader, World } from '../world.ts';
import { type Client, clientOf, type Host } from './client.ts';
import type { Incident } from './contact.ts';
import { cardChanged, type ListedReader, listedReader } from './listed-reader.ts';
import { isListed, slotOf } from './slot.ts';

/**
 * The smart card service of a workstation as PC/SC describes it: readers, cards, and the programs that share them.
 * Synchronous and without a clock; every reply says how long it would have taken.
 */
export interface SmartcardService extends Host {
  /** The world as it stands by now: a card that slipped out is out, a service that died is stopped. */
  readonly world: World;
  /** A program that comes to use the service. */
  join(): Client;
  /** Makes readers, cards and the service what the world says: whatever differs is plugged, unplugged, put in or taken out. */
  become(world: World): void;
  /** Calls the listener after every change; gives a function that stops it. */
  onChange(listener: () => void): () => void;
}

/** Brings the readers and cards of a world to life. */
export const smartcardService = (first: World, pace: Pace = 'card'): SmartcardService => {
  let world = first;
  let readers: readonly ListedReader[] = first.readers.filter(isListed).map(reader => fresh(reader, pace));
  const listeners = new Set<() => void>();
  let numbers = 0;
  const changed = () => {
    for (const listener of listeners) listener();
  };

  const unplug = (gone: ListedReader) => {
    for (const handle of gone.handles) handle.news = 'reader-gone';
    gone.handles.clear();
    readers = readers.filter(reader => reader !== gone);
  };

  const alter = (gone: ListedReader, change: Partial<Reader>) => {
    const { name } = gone.slot.reader;
    world = {
      ...world,
      readers: world.readers.map(reader => (reader.name === name ? { ...reader, ...change } : reader)),
    };
  };

  const befall: { readonly [incident in Incident]: (reader: ListedReader) => ScardCode } = {
    'card-leaves': reader => {
      alter(reader, { card: null });
      reader.slot.become({ ...reader.slot.reader, card: null });
      cardChanged(reader, 1);
      return scard.removedCard;
    },
    'reader-leaves': reader => {
      alter(reader, { attached: false });
      unplug(reader);
      return scard.readerUnavailable;
    },
    'service-dies': () => {
      world = { ...world, smartcardService: 'stopped' };
      return scard.communicationError;
    },
  };

  const service: SmartcardService = {
    get world() {
      return world;
    },
    get running() {
      return world.smartcardService === 'running';
    },
    get readers() {
      return readers;
    },
    number: () => ++numbers,
    changed,
    join: () => clientOf(service),
    become(next) {
      const wanted = next.readers.filter(isListed);
      const names = new Set(wanted.map(({ name }) => name));
      for (const reader of readers) if (!names.has(reader.slot.reader.name)) unplug(reader);
      const known = new Map(readers.map(reader => [reader.slot.reader.name, reader]));
      for (const reader of wanted) {
        const old = known.get(reader.name);
        if (old === undefined) readers = [...readers, fresh(reader, pace)];
        else replace(old, reader);
      }
      world = next;
      changed();
    },
    suffer(reader, incident) {
      const code = befall[incident](reader);
      changed();
      return code;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return service;
};

const fresh = (reader: Reader, pace: Pace): ListedReader => listedReader(slotOf(reader, pace));

/** Taking one card out and putting another in are two events. */
const replace = (old: ListedReader, reader: Reader): void => {
  const both = old.slot.card !== null && reader.card !== null;
  if (old.slot.become(reader) === 'other-card') cardChanged(old, both ? 2 : 1);
};
