import { isSameBytes } from './bytes.ts';
import { parseTlv } from './tlv.ts';
import type { Certificate } from './x509.ts';

/**
 * Reads issuer and validity of a DER certificate (RFC 5280, 4.1); subject and serial number are let go at once. Null
 * when the bytes are no certificate. The signature is not checked. The library is loaded with the first certificate.
 */
export const parseCertificate = async (der: Uint8Array): Promise<Certificate | null> => {
  const key = keyOf(der);
  const known = parsed.get(key);
  if (known !== undefined && isSameBytes(known.der, der)) return known.certificate;
  const certificate = await parse(der);
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(key, { der: der.slice(), certificate });
  return certificate;
};

interface Parsed {
  readonly der: Uint8Array;
  readonly certificate: Certificate | null;
}

/** A card is read again and again, and parsing takes longer than reading. */
const parsed = new Map<number, Parsed>();
const mostParsed = 256;

/** Its last four bytes, part of the signature: certificates that share them take turns in being remembered. */
const keyOf = (der: Uint8Array): number => der.subarray(-4).reduce((sum, byte) => sum * 0x100 + byte, 0);

const parse = async (der: Uint8Array): Promise<Certificate | null> => {
  // The library passes over bytes after the end.
  if (parseTlv(der)?.length !== 1) return null;
  const { issuerAndValidity } = await import('./x509.ts');
  return issuerAndValidity(der);
};
