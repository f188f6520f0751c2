import type { ListedReader } from '../../sim/pcsc/listed-reader.ts';
import { type ReaderState, readerState } from '../../sim/pcsc/reader-state.ts';
import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { type ScardCode, scard } from '../../src/pcsc/scard-codes.ts';
import { readerRecords } from './answers.ts';
import { type Lanes, lanes } from './lanes.ts';
import { fixedRecords } from './messages.ts';
import type { Sight } from './sight.ts';

/** A call whose answer is under way, or never comes. */
export interface Held {
  /** The reader that serves it; null for a call to the service alone. */
  readonly reader: ListedReader | null;
  /** Insertions and removals when the call began: when there were more, its card is gone. */
  readonly events: number;
  /** Ends the call with this code. */
  readonly release: (code: ScardCode) => void;
}

/** What all connections of one service share. */
export interface Hub {
  readonly service: SmartcardService;
  readonly lanes: Lanes;
  readonly held: Set<Held>;
  /** Calls that ask again after the next change. */
  readonly retries: Set<() => void>;
  /** Programs that wait for a change of readers or cards, once each. */
  readonly watchers: Set<() => void>;
  /** Ends the wait of the program that has this context; false when it does not wait. */
  readonly cancels: Map<number, () => void>;
  readonly observe: (sight: Sight) => void;
  /** How often readers came or went. */
  readonly readerEvents: () => number;
  states(): readonly ReaderState[];
  /** The highest minor protocol version that is offered. */
  minor(): number;
  /** Lets calls, retries and watchers know that something changed. */
  stir(): void;
}

/** 4:6 has only one thing that 4:5 lacks, more than 16 readers; how it waits for changes was never published. */
const minors = { usual: 5, manyReaders: 6 } as const;

const codeOfEnd = ({ service }: Hub, { reader, events }: Held): ScardCode | null => {
  if (reader === null) return null;
  if (!service.readers().includes(reader)) return scard.readerUnavailable;
  return reader.events === events ? null : scard.removedCard;
};

const takeAll = <T>(set: Set<T>): readonly T[] => {
  const all = [...set];
  set.clear();
  return all;
};

/** Makes what the connections of a service share. */
export const hubOf = (service: SmartcardService, observe: (sight: Sight) => void): Hub => {
  const namesNow = () => JSON.stringify(service.readers().map(({ slot }) => slot.reader().name));
  let names = namesNow();
  let comings = service.readers().length;
  let known: Buffer = Buffer.alloc(0);
  const hub: Hub = {
    service,
    lanes: lanes(),
    held: new Set(),
    retries: new Set(),
    watchers: new Set(),
    cancels: new Map(),
    observe,
    readerEvents: () => comings,
    states: () => service.readers().map(readerState),
    minor: () => (service.readers().length > fixedRecords ? minors.manyReaders : minors.usual),
    stir() {
      service.notice();
      for (const held of [...hub.held]) {
        const code = codeOfEnd(hub, held);
        if (code !== null) held.release(code);
      }
      for (const retry of takeAll(hub.retries)) retry();
      const latest = namesNow();
      if (latest !== names) comings += 1;
      names = latest;
      const records = readerRecords(hub.states(), service.readers().length);
      if (records.equals(known)) return;
      known = records;
      for (const tell of takeAll(hub.watchers)) tell();
    },
  };
  hub.stir();
  return hub;
};
