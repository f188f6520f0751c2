import type { ReaderState } from '../../sim/pcsc/reader-state.ts';
import { stateBits } from '../../sim/pcsc/reader-state.ts';

const latin = new TextEncoder();
/** Texts end with NUL. */
const text = (words: string): Uint8Array => latin.encode(`${words}\0`);
const number = (value: number): Uint8Array => new Uint8Array(Uint32Array.of(value).buffer);

/** A name such as `OMNIKEY CardMan 3121 00 00` without the numbers that the service put behind it. */
const model = (name: string): string => name.replace(/( [0-9A-F]{2}){1,2}$/, '');
const maker = (name: string): string => model(name).split(' ')[0] ?? name;

/** ISO 7816-3 protocols that the reader can speak: T=0 and T=1. */
const bothProtocols = 0x03;

/** Attributes of a reader and its card by the numbers of reader.h, as the CCID driver of pcsc-lite fills them. */
const attributes: ReadonlyMap<number, (state: ReaderState) => Uint8Array | null> = new Map([
  [0x0001_0100, ({ name }) => text(maker(name))],
  [0x0001_0101, ({ name }) => text(model(name))],
  [0x0001_0102, () => number(0x0100_0000)],
  [0x0001_0103, () => text('TEST')],
  [0x0003_0120, () => number(bothProtocols)],
  [0x0003_0125, () => number(254)],
  [0x0007_a007, () => number(65_548)],
  [0x0008_0201, ({ protocol }) => number(protocol)],
  [0x0009_0300, ({ state }) => Uint8Array.of((state & stateBits.present) === 0 ? 0 : 2)],
  [0x0009_0301, ({ state }) => Uint8Array.of((state & stateBits.powered) === 0 ? 0 : 1)],
  [0x0009_0303, ({ atr }) => (atr.length === 0 ? null : atr)],
  [0x7fff_0003, ({ name }) => text(name)],
  [0x7fff_0004, ({ name }) => text(name)],
]);

/** The value of an attribute: `unknown` for one that this reader lacks, `unavailable` for one that needs a card. */
export const attributeOf = (id: number, state: ReaderState): Uint8Array | 'unknown' | 'unavailable' => {
  const read = attributes.get(id);
  return read === undefined ? 'unknown' : (read(state) ?? 'unavailable');
};
