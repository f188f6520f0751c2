import { concat } from './bytes.ts';

/** One BER-TLV data object; the tag with all its bytes, such as 0x53 or 0x5FC102. */
export interface Tlv {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** Tags and lengths longer than this many bytes occur on no identity card. */
const widest = 3;

/**
 * The data objects that fill `bytes` from end to end; null when they do not. Values are views into `bytes`;
 * parse the value of a constructed object for what is in it. The indefinite length is refused (ISO 7816-4, 5.2.2).
 */
export const parseTlv = (bytes: Uint8Array): readonly Tlv[] | null => {
  const objects: Tlv[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = readTag(bytes, at);
    const length = tag && readLength(bytes, tag.end);
    if (!length || length.end + length.value > bytes.length) return null;
    const end = length.end + length.value;
    objects.push({ tag: tag.value, value: bytes.subarray(length.end, end) });
    at = end;
  }
  return objects;
};

/** The value of the first data object with this tag; null when there is none. */
export const valueIn = (objects: readonly Tlv[] | null, tag: number): Uint8Array | null =>
  objects?.find(object => object.tag === tag)?.value ?? null;

/** Encodes one data object around the parts of its value, with the shortest length (DER). */
export const tlv = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const length = bigEndian(size);
  const head = size < 0x80 ? length : [0x80 | length.length, ...length];
  return concat(new Uint8Array([...bigEndian(tag), ...head]), ...parts);
};

interface Read {
  readonly value: number;
  readonly end: number;
}

const readTag = (bytes: Uint8Array, at: number): Read | null => {
  let value = bytes[at];
  if (value === undefined) return null;
  let end = at + 1;
  if ((value & 0x1f) !== 0x1f) return { value, end };
  for (; end < at + widest; ) {
    const next = bytes[end++];
    if (next === undefined) return null;
    value = value * 0x100 + next;
    if ((next & 0x80) === 0) return { value, end };
  }
  return null;
};

const readLength = (bytes: Uint8Array, at: number): Read | null => {
  const first = bytes[at];
  if (first === undefined) return null;
  const end = at + 1;
  if (first < 0x80) return { value: first, end };
  const width = first & 0x7f;
  if (width === 0 || width > widest || end + width > bytes.length) return null;
  const value = bytes.subarray(end, end + width).reduce((sum, byte) => sum * 0x100 + byte, 0);
  return { value, end: end + width };
};

const bigEndian = (value: number): readonly number[] =>
  value < 0x100 ? [value] : [...bigEndian(Math.floor(value / 0x100)), value % 0x100];
