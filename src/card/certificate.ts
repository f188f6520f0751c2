import { parseTlv } from './tlv.ts';
import type { Certificate } from './x509.ts';

/**
 * Reads issuer and validity of a DER certificate (RFC 5280, 4.1); subject and serial number are let go at once. Null
 * when the bytes are no certificate. The signature is not checked. The library is loaded with the first certificate.
 */
export const parseCertificate = async (der: Uint8Array): Promise<Certificate | null> => {
  const key = latin1.decode(der);
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const certificate = await parse(der);
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(key, certificate);
  return certificate;
};

/** A card is read again and again, and parsing takes longer than reading. */
const parsed = new Map<string, Certificate | null>();
const mostParsed = 64;
/** One character for each byte. */
const latin1 = new TextDecoder('latin1');

const parse = async (der: Uint8Array): Promise<Certificate | null> => {
  // The library passes over bytes after the end.
  if (parseTlv(der)?.length !== 1) return null;
  const { issuerAndValidity } = await import('./x509.ts');
  return issuerAndValidity(der);
};
