import { isExclusive, type ListedReader } from './listed-reader.ts';

/** What the service tells every program about a reader. */
export interface ReaderState {
  readonly name: string;
  /** Insertions and removals so far. */
  readonly events: number;
  /** Bits as in `stateBits`. */
  readonly state: number;
  /** How many programs share the reader; -1 while one has it for itself. */
  readonly sharing: number;
  readonly atr: Uint8Array;
  readonly protocol: number;
}

/** SCARD_ABSENT, _PRESENT, _SWALLOWED (the card is mute), _POWERED and _NEGOTIABLE. */
export const stateBits = {
  absent: 0x02,
  present: 0x04,
  swallowed: 0x08,
  powered: 0x10,
  negotiable: 0x20,
} as const;
const { absent, present, swallowed, powered, negotiable } = stateBits;

const noAtr = new Uint8Array();

/** The state of a reader as it stands. A card that answered to reset keeps its answer while it rests. */
export const readerState = (reader: ListedReader): ReaderState => {
  const { slot, events, atr, protocol, handles } = reader;
  return {
    name: slot.reader().name,
    events,
    state: bitsOf(reader),
    sharing: isExclusive(reader) ? -1 : handles.size + othersIn(reader),
    atr: atr ?? noAtr,
    protocol,
  };
};

/** Programs outside this world that share the reader: those that never end their transaction. */
const othersIn = ({ slot }: ListedReader): number =>
  slot.reader().faults.filter(({ kind }) => kind === 'transaction').length;

const bitsOf = (reader: ListedReader): number => {
  if (reader.slot.card() === null) return absent;
  if (reader.finding === 'mute') return present | swallowed;
  return reader.powered ? present | powered | negotiable : present;
};
