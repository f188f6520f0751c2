import type { Name } from '@peculiar/asn1-x509';
import { scrub } from '../privacy/scrub.ts';

/** The names that RFC 4514 and RFC 4519 give to attributes of a distinguished name. */
const attributeNames: { readonly [oid: string]: string } = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
};

/** A distinguished name as text, each value scrubbed: ordered and escaped as in RFC 4514, with a space after each comma. */
export const nameOf = (name: Name): string =>
  [...name]
    .reverse()
    .map(part =>
      [...part]
        .map(({ type, value }) => `${attributeNames[type] ?? type}=${escaped(scrub(value.toString()))}`)
        .join('+'),
    )
    .join(', ');

const escaped = (text: string): string => text.replace(/["+,;<>\\]|^[ #]| $/g, character => `\\${character}`);
