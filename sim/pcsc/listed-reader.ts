import type { Passed } from './contact.ts';
import type { Slot } from './slot.ts';

/** Protocols as PC/SC numbers them: T=0, T=1, raw; 0 while none is agreed on. */
export type Protocol = 0 | 1 | 2 | 4;

/** One program's hold on one reader. */
export interface Handle {
  readonly id: number;
  readonly context: number;
  readonly reader: ListedReader;
  share: Share;
  protocol: Protocol;
  /** What happened to the card since the program last knew it; it must reconnect, or give up. */
  news: 'none' | 'reset' | 'removed' | Loss;
}

/** Why a handle will never be good again. */
export type Loss = 'reader-gone' | 'service-gone';

/** SCARD_SHARE_EXCLUSIVE, _SHARED and _DIRECT. */
export type Share = 1 | 2 | 3;

/** What the service keeps of a reader. */
export interface ListedReader {
  readonly slot: Slot;
  readonly handles: Set<Handle>;
  /** Insertions and removals so far. */
  events: number;
  powered: boolean;
  /** What came of powering the card up last; `unseen` when nobody tried since it was put in. */
  finding: 'unseen' | 'awake' | 'mute' | 'silent';
  /** Answer to reset of the card, once it gave one; null for an empty slot and a mute card. */
  atr: Uint8Array | null;
  protocol: Protocol;
  /** The handle in a transaction. */
  lock: Handle | null;
  /** How many transactions it began and has yet to end. */
  locks: number;
}

export const listedReader = (slot: Slot): ListedReader => ({
  slot,
  handles: new Set(),
  events: 0,
  powered: false,
  finding: 'unseen',
  atr: null,
  protocol: 0,
  lock: null,
  locks: 0,
});

/** Whether a program, of this world or outside it, holds the reader for itself. */
export const isExclusive = ({ slot, handles }: ListedReader): boolean =>
  slot.reader().heldBy !== null || [...handles].some(({ share }) => share === 1);

/** Whether a program, of this world or outside it, is in a transaction with the card. */
export const isLocked = ({ slot, lock }: ListedReader): boolean =>
  lock !== null || slot.reader().faults.some(({ kind }) => kind === 'transaction');

const findings = { done: 'awake', refused: 'mute', silence: 'silent', incident: 'unseen' } as const;

/** Powers the card up unless it is, and gives its answer to reset. */
export const wake = (reader: ListedReader): Passed => {
  if (reader.powered && reader.atr !== null) return { kind: 'done', value: reader.atr, ms: 0 };
  const passed = reader.slot.powerUp();
  reader.finding = findings[passed.kind];
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
  reader.finding = 'unseen';
  reader.atr = null;
  reader.events += times;
  unlock(reader);
  for (const handle of reader.handles) handle.news = 'removed';
};

/** Somebody resets the card: every program that holds it must know, also the one that asked for it. */
export const resetCard = (reader: ListedReader): void => {
  rest(reader);
  for (const handle of reader.handles) if (handle.news === 'none') handle.news = 'reset';
};

/** The reader, or the service behind it, is gone for every program that held it. */
export const forget = (reader: ListedReader, loss: Loss): void => {
  rest(reader);
  reader.finding = 'unseen';
  reader.atr = null;
  unlock(reader);
  for (const handle of reader.handles) handle.news = loss;
  reader.handles.clear();
};

/** Whether another program is in a transaction. */
export const isLockedAgainst = (handle: Handle): boolean =>
  handle.reader.lock !== null && handle.reader.lock !== handle;

/** Begins a transaction, or one more within it. */
export const lock = (handle: Handle): void => {
  handle.reader.lock = handle;
  handle.reader.locks += 1;
};

/** Ends all transactions. */
export const unlock = (reader: ListedReader): void => {
  reader.lock = null;
  reader.locks = 0;
};
