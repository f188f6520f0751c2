import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate as X509 } from '@peculiar/asn1-x509';
import { nameOf } from './distinguished-name.ts';

/** What we keep of an X.509 certificate: nothing that names its holder. Times are milliseconds since 1970, UTC. */
export interface Certificate {
  /** Most specific part first: `CN=NHS Authentication G2, OU=CA, O=nhs, C=GB`. */
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

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
