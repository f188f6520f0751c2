import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate as X509 } from '@peculiar/asn1-x509';
import type { Certificate } from './certificate.ts';
import { nameOf } from './distinguished-name.ts';

/** The one door to the X.509 library, which is loaded with the first certificate. Null when the bytes are no certificate. */
export const issuerAndValidity = (der: Uint8Array): Certificate | null => {
  try {
    const { issuer, validity } = AsnConvert.parse(der, X509).tbsCertificate;
    const notBefore = validity.notBefore.getTime().getTime();
    const notAfter = validity.notAfter.getTime().getTime();
    return Number.isNaN(notBefore + notAfter) ? null : { issuer: nameOf(issuer), notBefore, notAfter };
  } catch {
    return null;
  }
};
