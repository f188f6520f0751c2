import { concat } from '../../../src/card/bytes.ts';
import { parseTlv, tlv } from '../../../src/card/tlv.ts';

/** The new value of a data object; null when the whole object, tag included, is to give way. */
export type Change = (tag: number, value: Uint8Array) => Uint8Array | null;

/** Bytes that are no BER-TLV, as many as there were: in place of what was not understood. */
export const opaque = (length: number): Uint8Array => new Uint8Array(length).fill(0xff);

/** A data object of so many bytes in all, two at least, that says nothing. */
const filler = (length: number): Uint8Array => {
  const head = length < 130 ? [0, length - 2] : length < 259 ? [0, 0x81, length - 3] : null;
  const whole = new Uint8Array(length);
  whole.set(head ?? [0, 0x83, (length - 5) >> 16, ((length - 5) >> 8) & 0xff, (length - 5) & 0xff]);
  return whole;
};

/**
 * The data objects in `bytes` with other values. An object whose value keeps its length keeps its header byte for byte,
 * and one that gives way leaves as many bytes. Null when the bytes are not BER-TLV from end to end.
 */
export const rewriteTlv = (bytes: Uint8Array, change: Change): Uint8Array | null => {
  const objects = parseTlv(bytes);
  if (objects === null) return null;
  let at = 0;
  const parts = objects.map(({ tag, value }) => {
    const start = value.byteOffset - bytes.byteOffset;
    const header = bytes.subarray(at, start);
    at = start + value.length;
    const changed = change(tag, value);
    if (changed === null) return filler(header.length + value.length);
    return changed.length === value.length ? concat(header, changed) : tlv(tag, changed);
  });
  return concat(...parts);
};

/** The same change for the first object with each tag; the later ones with that tag give way. */
export const onlyFirst = (change: Change): Change => {
  const met = new Set<number>();
  return (tag, value) => {
    if (met.has(tag)) return null;
    met.add(tag);
    return change(tag, value);
  };
};
