import { toHex } from './hex.ts';
import { parseTlv } from './tlv.ts';

/**
 * A distinguished name as text, the value of its SEQUENCE given: ordered and escaped as in RFC 4514, with a space after
 * each comma. Null when the bytes are not a name.
 */
export const nameOf = (sequence: Uint8Array): string | null => {
  const parts = parseTlv(sequence)?.map(({ tag, value }) => (tag === 0x31 ? attributesOf(value) : null));
  if (!parts || parts.length === 0 || parts.includes(null)) return null;
  return parts.reverse().join(', ');
};

/** Object identifiers in their encoded form, and the names that RFC 4514 and RFC 4519 give them. */
const attributeNames: { readonly [oid: string]: string } = {
  '55 04 03': 'CN',
  '55 04 05': 'serialNumber',
  '55 04 06': 'C',
  '55 04 07': 'L',
  '55 04 08': 'ST',
  '55 04 0A': 'O',
  '55 04 0B': 'OU',
  '09 92 26 89 93 F2 2C 64 01 01': 'UID',
  '09 92 26 89 93 F2 2C 64 01 19': 'DC',
};

/** How each string type of ASN.1 writes its characters. */
const encodings = new Map([
  [0x0c, new TextDecoder('utf-8')], // UTF8String
  [0x13, new TextDecoder('utf-8')], // PrintableString
  [0x14, new TextDecoder('latin1')], // TeletexString, as issuers use it
  [0x16, new TextDecoder('utf-8')], // IA5String
  [0x1e, new TextDecoder('utf-16be')], // BMPString
]);

const attributesOf = (set: Uint8Array): string | null => {
  const attributes = parseTlv(set)?.map(({ value }) => attributeOf(value));
  return !attributes || attributes.length === 0 || attributes.includes(null) ? null : attributes.join('+');
};

const attributeOf = (attribute: Uint8Array): string | null => {
  const [type, value] = parseTlv(attribute) ?? [];
  if (type?.tag !== 0x06 || value === undefined) return null;
  const oid = toHex(type.value);
  const text = encodings.get(value.tag)?.decode(value.value);
  return `${attributeNames[oid] ?? `OID(${oid})`}=${text === undefined ? `#${toHex(value.value)}` : escaped(text)}`;
};

const escaped = (text: string): string => text.replace(/["+,;<>\\]|^[ #]| $/g, character => `\\${character}`);
