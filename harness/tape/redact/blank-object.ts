import { startsWith } from '../../../src/card/bytes.ts';
import { pivAid, pivObjects } from '../../../src/card/piv-identifiers.ts';
import { parseTlv, valueIn } from '../../../src/card/tlv.ts';
import { blankCertificate } from './blank-certificate.ts';
import { type Change, onlyFirst, opaque, rewriteTlv } from './tlv-rewrite.ts';

/** What was taken out of an answer, for the summary; null when there was nothing to take. */
export type Removed = 'certificates' | 'cardholder identifiers' | 'other answers of a card' | null;

/** Tags within the data objects of a PIV card (SP 800-73-4 part 1, appendix A). */
const tags = { container: 0x53, certificate: 0x70, info: 0x71, aid: 0x4f, policy: 0x5f2f };

/** Tags of a CHUID: FASC-N, agency, organisation, DUNS, GUID, expiry, cardholder, signature, error detection. */
const holderTags: readonly number[] = [0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x3e, 0xfe];

const compressed = 0x83;

const zeros = (value: Uint8Array): Uint8Array => new Uint8Array(value.length);

/** The first bytes as they are, the rest nothing. */
const head = (value: Uint8Array, length: number): Uint8Array => {
  const kept = zeros(value);
  kept.set(value.subarray(0, length));
  return kept;
};

const inCertificate = (object: Uint8Array): Change => {
  const [info = 0] = valueIn(parseTlv(object), tags.info) ?? [];
  return (tag, value) => {
    if (tag === tags.info) return head(value, 1);
    if (tag !== tags.certificate) return null;
    const blank = (info & compressed) === 0 ? blankCertificate(value) : null;
    return blank ?? opaque(value.length);
  };
};

const inDiscovery: Change = (tag, value) => {
  if (tag === tags.policy) return head(value, 2);
  return tag === tags.aid ? head(value, startsWith(value, pivAid) ? pivAid.length : 0) : null;
};

const inHolder: Change = (tag, value) => (holderTags.includes(tag) ? zeros(value) : null);

interface Kind {
  readonly outer: number;
  readonly inside: (object: Uint8Array) => Change;
  readonly removed: Removed;
}

const certificateKind: Kind = { outer: tags.container, inside: inCertificate, removed: 'certificates' };
const kinds: { readonly [tag: number]: Kind } = {
  [pivObjects.discovery]: { outer: pivObjects.discovery, inside: () => inDiscovery, removed: null },
  [pivObjects.holder]: { outer: tags.container, inside: () => inHolder, removed: 'cardholder identifiers' },
  [pivObjects.authentication]: certificateKind,
  [pivObjects.signing]: certificateKind,
};
const unknownKind: Kind = {
  outer: tags.container,
  inside: () => () => null,
  removed: 'other answers of a card',
};

/**
 * The data object with this tag as it may stand on a tape: the same to every reader of ours, as long as it was, and empty
 * of all that names a person or a card. What is not understood says nothing any more.
 */
export const blankObject = (
  tag: number,
  data: Uint8Array,
): { readonly data: Uint8Array; readonly removed: Removed } => {
  const { outer, inside, removed } = kinds[tag] ?? unknownKind;
  const change = onlyFirst((found, value) => {
    if (found !== outer) return null;
    return value.length === 0 ? value : (rewriteTlv(value, onlyFirst(inside(value))) ?? opaque(value.length));
  });
  const blank = rewriteTlv(data, change);
  if (blank !== null) return { data: blank, removed: data.length === 0 ? null : removed };
  return { data: opaque(data.length), removed: 'other answers of a card' };
};
