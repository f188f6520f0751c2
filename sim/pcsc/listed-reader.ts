import type { Passed } from './contact.ts';
import type { Slot } from './slot.ts';

/** Protocols as PC/SC numbers them; 0 while no card is powered. */
export type Protocol = 0 | 1 | 2 | 4;

/** One program's hold on one reader. */
export interface Handle {
  readonly id: number;
  readonly context: number;
  readonly reader: ListedReader;
  share: Share;
  protocol: Protocol;
  /** What happened to the card since the program last knew it; it must reconnect, or give up. */
  news: 'none' | 'reset' | 'removed' | 'reader-gone';
}

/** SCARD_SHARE_EXCLUSIVE, _SHARED and _DIRECT. */
export type Share = 1 | 2 | 3;

/** What the service keeps of a reader. */
export interface ListedReader {
  readonly slot: Slot;
  readonly handles: Set<Handle>;
  /** Insertions and removals so far. */
  events: number;
  powered: boolean;
  /** Answer to reset of the card, once it gave one; null for an empty slot and a mute card. */
  atr: Uint8Array | null;
  protocol: Protocol;
  /** The handle in a transaction. */
  lock: Handle | null;
}

export const listedReader = (slot: Slot): ListedReader => ({
  slot,
  handles: new Set(),
  events: 0,
  powered: false,
  atr: null,
  protocol: 0,
  lock: null,
});

/** Whether a program, of this world or outside it, holds the reader for itself. */
export const isExclusive = ({ slot, handles }: ListedReader): boolean =>
  slot.reader.heldBy !== null || [...handles].some(({ share }) => share === 1);

/** Whether a program, of this world or outside it, is in a transaction with the card. */
export const isLocked = ({ slot, lock }: ListedReader): boolean =>
  lock !== null || slot.reader.faults.some(({ kind }) => kind === 'transaction');

/** Powers the card up unless it is, and gives its answer to reset. */
export const wake = (reader: ListedReader): Passed => {
  if (reader.powered && reader.atr !== null) return { kind: 'done', value: reader.atr, ms: 0 };
  const passed = reader.slot.powerUp();
  reader.powered = passed.kind === 'done';
  reader.atr = passed.kind === 'done' ? passed.value : null;
  reader.protocol = 0;
  return passed;
};

/** Lets the card lose its power; the next call that needs it powers it up anew. */
export const rest = (reader: ListedReader): void => {
  reader.powered = false;
  reader.protocol = 0;
};

/** Another card, or none, is in the reader: every program that held the old one will hear of it. */
export const cardChanged = (reader: ListedReader, times: 1 | 2): void => {
  rest(reader);
  reader.atr = null;
  reader.events += times;
  reader.lock = null;
  for (const handle of reader.handles) handle.news = 'removed';
};

/** Another program resets the card: every program that holds it must know. */
export const resetByOther = (reader: ListedReader): void => {
  rest(reader);
  for (const handle of reader.handles) if (handle.news === 'none') handle.news = 'reset';
};

/** The reader is gone for every program that held it. */
export const forget = (reader: ListedReader): void => {
  rest(reader);
  reader.atr = null;
  reader.lock = null;
  for (const handle of reader.handles) handle.news = 'reader-gone';
  reader.handles.clear();
};
