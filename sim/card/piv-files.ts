import { createHash } from 'node:crypto';
import { hex } from '../../src/card/hex.ts';
import { pivAidWithVersion, pivObjects } from '../../src/card/piv-identifiers.ts';
import { tlv } from '../../src/card/tlv.ts';
import { recall } from '../recall.ts';
import type { Card } from '../world.ts';
import type { Files } from './piv-application.ts';
import type { Organisation } from './profiles.ts';
import { testCertificate } from './test-certificate.ts';
import { inventedPerson } from './test-names.ts';

/** What a PIV card of this organisation holds; nothing when the card is blank. Layouts: SP 800-73-4 part 1, appendix A. */
export const pivFiles = (card: Card, organisation: Organisation): Files => {
  if (card.blank) return new Map();
  const from = [organisation, card.validFrom, card.validTo, card.holder, card.serial];
  const known = lately.find(from);
  if (known !== undefined) return known;
  const files = makeFiles(card, organisation);
  lately.keep(from, files);
  return files;
};

/** Many a card differs from the one before only in what ails it. */
const lately = recall<Files>();

const makeFiles = (card: Card, organisation: Organisation): Files => {
  const certificate = (use: 'authentication' | 'signing') =>
    once(() => {
      const { validFrom, validTo, holder = inventedPerson, serial = null } = card;
      const der = testCertificate({ issuer: organisation[use], use, validFrom, validTo, holder, serial });
      return tlv(0x53, tlv(0x70, der), uncompressed, noErrorDetection);
    });
  return new Map([
    [pivObjects.discovery, () => discovery],
    [pivObjects.capabilities, once(() => capabilities(card))],
    [pivObjects.holder, once(() => holderIdentifier(card))],
    [pivObjects.authentication, certificate('authentication')],
    [pivObjects.signing, certificate('signing')],
  ]);
};

/** Makes a file when it is first read. */
const once = (make: () => Uint8Array): (() => Uint8Array) => {
  let made: Uint8Array | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const uncompressed = tlv(0x71, hex('00'));
const noErrorDetection = tlv(0xfe);

/** The application, and that its own passcode is the only one (policy 40 00). */
const discovery = tlv(0x7e, tlv(0x4f, pivAidWithVersion), tlv(0x5f2f, hex('40 00')));

/** Card capability container: an invented card identifier, grammar versions and empty tables. */
const capabilities = (card: Card): Uint8Array =>
  tlv(
    0x53,
    tlv(0xf0, hex('F0 54 45 53 54 FF 02'), fingerprint(card).subarray(0, 14)),
    tlv(0xf1, hex('21')),
    tlv(0xf2, hex('21')),
    tlv(0xf3),
    tlv(0xf4, hex('00')),
    tlv(0xf5, hex('10')),
    ...[0xf6, 0xf7, 0xfa, 0xfb, 0xfc, 0xfd].map(tag => tlv(tag)),
    noErrorDetection,
  );

/** Cardholder unique identifier: a FASC-N that names no agency, an invented GUID, the expiry as YYYYMMDD, no signature. */
const holderIdentifier = (card: Card): Uint8Array =>
  tlv(
    0x53,
    tlv(0x30, hex('D4 E7 39 DA 73 9C ED 39 CE 73 9D 83 68 58 21 08 42 10 84 21 C8 42 10 C3 EB')),
    tlv(0x34, hex('54 45 53 54 00 00 40 00 80'), fingerprint(card).subarray(0, 7)),
    tlv(0x35, new TextEncoder().encode(card.validTo.replaceAll('-', ''))),
    tlv(0x3e),
    noErrorDetection,
  );

/** Sets cards of different holders or serial numbers apart. */
const fingerprint = ({ holder = inventedPerson, serial }: Card): Uint8Array =>
  createHash('sha256')
    .update(JSON.stringify([holder, serial]))
    .digest();
