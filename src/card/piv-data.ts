import type { Response } from './apdu.ts';
import { parseCertificate } from './certificate.ts';
import { pivObjects } from './piv-identifiers.ts';
import { sw, swText } from './status-words.ts';
import { parseTlv, valueIn } from './tlv.ts';
import type { Certificate } from './x509.ts';

/** What one of the card's two certificates turned out to be. */
export type CertificateSlot =
  | { readonly kind: 'present'; readonly certificate: Certificate }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'unread' };

/** What a card gave for one of its certificates, before anybody reads what it gave. */
export type UnreadCertificate =
  | Exclude<CertificateSlot, { readonly kind: 'present' }>
  | { readonly kind: 'der'; readonly der: Uint8Array };

/** What a card says when asked for a data object. */
export type DataObject =
  | { readonly kind: 'present'; readonly value: Uint8Array }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: string };

const absent: readonly number[] = [sw.notFound, sw.referenceNotFound];
const withheld: readonly number[] = [sw.securityStatus, sw.conditionsOfUse];

/** The data object in an answer to GET DATA, `tag` around it; null when the answer makes no sense, as success without an object. */
export const dataObjectFrom = ({ data, sw: word }: Response, tag = 0x53): DataObject | null => {
  if (absent.includes(word)) return { kind: 'none' };
  if (withheld.includes(word)) return { kind: 'unreadable', why: `the card refused with ${swText(word)}` };
  if (word !== sw.done) return null;
  const value = valueIn(parseTlv(data), tag);
  return value === null ? null : value.length === 0 ? { kind: 'none' } : { kind: 'present', value };
};

/** The certificate in an answer to GET DATA (SP 800-73-4 part 1, table 10), not read yet; null when the answer makes no sense. */
export const certificateFrom = (response: Response): UnreadCertificate | null => {
  const object = dataObjectFrom(response);
  if (object?.kind !== 'present') return object;
  const parts = parseTlv(object.value);
  const der = valueIn(parts, 0x70);
  if (parts === null) return { kind: 'unreadable', why: 'the data object is not TLV' };
  if (der === null && parts.some(({ tag }) => !certificateParts.includes(tag)))
    return { kind: 'unreadable', why: 'the data object holds something else' };
  if (der === null || der.length === 0) return { kind: 'none' };
  const [info = 0] = valueIn(parts, 0x71) ?? [];
  if ((info & compressed) !== 0) return { kind: 'unreadable', why: 'the certificate is compressed' };
  return { kind: 'der', der };
};

/** The certificate, read. */
export const readCertificate = async (slot: UnreadCertificate): Promise<CertificateSlot> => {
  if (slot.kind !== 'der') return slot;
  const certificate = await parseCertificate(slot.der);
  return certificate === null
    ? { kind: 'unreadable', why: 'the certificate is not X.509' }
    : { kind: 'present', certificate };
};

/** Certificate, CertInfo, MSCUID and error detection: what the container of a certificate may hold. */
const certificateParts: readonly number[] = [0x70, 0x71, 0x72, 0xfe];

/** Bits of CertInfo that announce a compressed certificate, today's and those of older cards. */
const compressed = 0x83;

/**
 * Which passcode the discovery object puts first (SP 800-73-4 part 1, 3.3.2): the application's own, also when it does
 * not say, or the card's global one. Null when the answer makes no sense.
 */
export const primaryPasscodeFrom = (response: Response): 'application' | 'global' | null => {
  const object = dataObjectFrom(response, pivObjects.discovery);
  if (object?.kind !== 'present') return object && 'application';
  const [, first] = valueIn(parseTlv(object.value), 0x5f2f) ?? [];
  return first === 0x20 ? 'global' : 'application';
};

/** What the answer to an empty VERIFY says of the passcode; null when it makes no sense. */
export const passcodeFrom = ({ sw: word }: Response) => {
  if (word === sw.done) return { lock: 'open', tries: null } as const;
  if (word === sw.locked) return { lock: 'locked', tries: 0 } as const;
  if (word >> 4 === 0x63c) return { lock: word === 0x63c0 ? 'locked' : 'open', tries: word & 0x0f } as const;
  return untold.includes(word) ? ({ lock: null, tries: null } as const) : null;
};

/** Refusals of cards that do not tell the tries left. */
const untold: readonly number[] = [
  sw.wrongLength,
  sw.securityStatus,
  sw.conditionsOfUse,
  sw.wrongData,
  sw.functionUnsupported,
  sw.notFound,
  sw.wrongParameters,
  sw.referenceNotFound,
  sw.unknownInstruction,
  sw.unknownClass,
];
