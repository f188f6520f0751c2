import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';
import type { NameParts } from './profiles.ts';

/** Who a certificate names: a UID of 12 digits, as NHS smartcards carry one, and a common name marked TEST. */
export interface Holder {
  readonly uid: string;
  readonly name: string;
}

/** The holder of every card that names no other. */
export const inventedPerson: Holder = { uid: '000000000000', name: 'TEST Invented Person' };

/** The subject of a holder's certificates: in the shape of NHS ones, under an organisational unit TEST. */
export const subjectOf = ({ uid, name }: Holder): NameParts => [
  ['C', 'GB'],
  ['O', 'nhs'],
  ['OU', 'TEST'],
  ['UID', uid],
  ['CN', name],
];

/** A distinguished name as certificates encode it. */
export const nameFrom = (parts: NameParts): Name =>
  new Name(
    parts.map(([attribute, text]) => {
      const value = new AttributeValue(attribute === 'C' ? { printableString: text } : { utf8String: text });
      return new RelativeDistinguishedName([
        new AttributeTypeAndValue({ type: attributeTypes[attribute], value }),
      ]);
    }),
  );

const attributeTypes = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  UID: '0.9.2342.19200300.100.1.1',
} as const;
