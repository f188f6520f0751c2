import { createHash, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  Certificate,
  Extension,
  Extensions,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Time,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { hex } from '../../src/card/hex.ts';
import { privateKey, publicKey } from './key-pairs.ts';
import type { NameParts } from './profiles.ts';
import { type Holder, inventedPerson, nameFrom, subjectOf } from './test-names.ts';

/** All that sets one simulated certificate apart from another; days as YYYY-MM-DD, both included. */
export interface CertificateTerms {
  readonly issuer: NameParts;
  readonly use: 'authentication' | 'signing';
  readonly validFrom: string;
  readonly validTo: string;
  readonly holder?: Holder;
  /** In hex; drawn from the other terms when there is none. */
  readonly serial?: string | null;
}

/** A genuine X.509 v3 certificate in DER, signed with the test key. The same terms give the same bytes. */
export const testCertificate = (terms: CertificateTerms): Uint8Array => {
  const key = JSON.stringify(terms);
  const known = made.get(key);
  if (known !== undefined) return known;
  const certificate = make(terms, createHash('sha256').update(key).digest());
  if (made.size >= mostMade) made.clear();
  made.set(key, certificate);
  return certificate;
};

/** Signing takes longer than everything else a card does. */
const made = new Map<string, Uint8Array>();
const mostMade = 256;

const make = (terms: CertificateTerms, digest: Uint8Array): Uint8Array => {
  const { issuer, use, validFrom, validTo, holder = inventedPerson, serial } = terms;
  const signature = new AlgorithmIdentifier({ algorithm: sha256WithRsa, parameters: null });
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: (serial ? positive(hex(serial)) : Uint8Array.of(0x54, ...digest.subarray(0, 15))).buffer,
    signature,
    issuer: nameFrom(issuer),
    validity: validityFrom(startOf(validFrom), endOf(validTo)),
    subject: nameFrom(subjectOf(holder)),
    subjectPublicKeyInfo: AsnConvert.parse(
      publicKey(use).export({ format: 'der', type: 'spki' }),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions([
      new Extension({
        extnID: id_ce_keyUsage,
        critical: true,
        extnValue: new OctetString(AsnConvert.serialize(new KeyUsage(keyUsage[use]))),
      }),
    ]),
  });
  const signatureValue = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), privateKey('ca'));
  return new Uint8Array(
    AsnConvert.serialize(
      new Certificate({
        tbsCertificate,
        signatureAlgorithm: signature,
        signatureValue: new Uint8Array(signatureValue).buffer,
      }),
    ),
  );
};

const sha256WithRsa = '1.2.840.113549.1.1.11';

/** That NHS authentication keys may decrypt is known from clients that look for it; that signing keys may not is inferred. */
const keyUsage = {
  authentication: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment,
  signing: KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
} as const;

/** DER takes a set highest bit for a sign and refuses needless zeros. */
const positive = (number: Uint8Array): Uint8Array<ArrayBuffer> => {
  const first = number.findIndex(byte => byte !== 0);
  const least = first < 0 ? Uint8Array.of(0) : number.subarray(first);
  return (least[0] ?? 0) < 0x80 ? Uint8Array.from(least) : Uint8Array.of(0, ...least);
};

/** The first second of a day. */
const startOf = (day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date));
};

/** The last second of a day. */
const endOf = (day: string): Date => new Date(startOf(day).getTime() + 86_399_000);

const validityFrom = (from: Date, to: Date): Validity =>
  Object.assign(new Validity(), { notBefore: timeFrom(from), notAfter: timeFrom(to) });

/** Before 1950 the year needs four digits (RFC 5280, 4.1.2.5), which the library grants only from 2050 on. */
const timeFrom = (time: Date): Time =>
  time.getUTCFullYear() < 1950 ? new Time({ generalTime: time }) : new Time(time);
