import { toHex } from '../../../src/card/hex.ts';
import { parseTlv, valueIn } from '../../../src/card/tlv.ts';
import { type Certificate, issuerAndValidity, selfIssued } from '../../../src/card/x509.ts';
import { scrub } from '../../../src/privacy/scrub.ts';
import { rewriteTlv } from './tlv-rewrite.ts';

/** DER tags of a certificate (RFC 5280, 4.1). */
const tags = { boolean: 0x01, bits: 0x03, octets: 0x04, identifier: 0x06, version: 0xa0, extensions: 0xa3 };
const constructed = 0x20;

/** Extensions that say what a key is for, and not whose it is: key usage, basic constraints, extended key usage. */
const impersonal: readonly string[] = ['55 1D 0F', '55 1D 13', '55 1D 25'];

type Blank = (value: Uint8Array) => Uint8Array;

const filled =
  (byte: number): Blank =>
  value =>
    new Uint8Array(value.length).fill(byte);
const zeros = filled(0);
/** A bit string begins with the number of its unused bits. */
const noBits: Blank = value => Uint8Array.of(...value.subarray(0, 1), ...zeros(value.subarray(1)));

/** Every text of a distinguished name blanked; its layout and the kinds of its attributes stay. */
const withTexts =
  (blank: Blank): Blank =>
  name =>
    rewriteTlv(name, (tag, value) =>
      tag === tags.identifier ? value : ((tag & constructed) === 0 ? blank : withTexts(blank))(value),
    ) ?? filled(0x58)(name);

const nobody = withTexts(filled(0x58));

const scrubbedName = withTexts(text => {
  const before = new TextDecoder().decode(text);
  const after = scrub(before);
  return after === before ? text : new TextEncoder().encode(after);
});

const extension: Blank = value =>
  impersonal.includes(toHex(valueIn(parseTlv(value), tags.identifier) ?? value))
    ? value
    : (rewriteTlv(value, (tag, part) => (tag === tags.octets ? zeros(part) : part)) ?? zeros(value));

const each =
  (blank: Blank): Blank =>
  list =>
    rewriteTlv(list, (_, value) => blank(value)) ?? zeros(list);

const publicKey: Blank = value =>
  rewriteTlv(value, (tag, part) => (tag === tags.bits ? noBits(part) : part)) ?? zeros(value);

/** The fields of a certificate from its serial number on, in their order. */
const fields = (issuer: Blank): readonly Blank[] => {
  const keep: Blank = value => value;
  return [filled(0x01), keep, issuer, keep, nobody, publicKey];
};

const body =
  (issuer: Blank): Blank =>
  value => {
    const blanks = [...fields(issuer)];
    const change = (tag: number, part: Uint8Array): Uint8Array => {
      if (tag === tags.version) return part;
      const blank = blanks.shift() ?? (tag === tags.extensions ? each(each(extension)) : zeros);
      return blank(part);
    };
    return rewriteTlv(value, change) ?? zeros(value);
  };

const sameEvidence = (one: Certificate, other: Certificate | null): boolean =>
  one.issuer === other?.issuer && one.notBefore === other?.notBefore && one.notAfter === other?.notAfter;

/**
 * A certificate (DER) of the same layout, issuer and validity that names nobody and signs nothing: serial number, subject,
 * key, signature and all extensions that may name a person are blanked. Null when these bytes are no certificate, or one
 * that cannot be blanked without changing what evidence says of it.
 */
export const blankCertificate = (der: Uint8Array): Uint8Array | null => {
  const genuine = issuerAndValidity(der);
  if (genuine === null) return null;
  const issuer = genuine.issuer === selfIssued ? nobody : scrubbedName;
  const [inBody, keepAlgorithm, signature] = [body(issuer), (value: Uint8Array) => value, noBits];
  const parts = [inBody, keepAlgorithm, signature];
  const blank = rewriteTlv(der, (_, certificate) =>
    rewriteTlv(certificate, (_, value) => (parts.shift() ?? zeros)(value)),
  );
  return blank !== null && sameEvidence(genuine, issuerAndValidity(blank)) ? blank : null;
};
