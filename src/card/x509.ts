import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate as X509 } from '@peculiar/asn1-x509';
import { nameOf } from './distinguished-name.ts';

/** What we keep of an X.509 certificate: nothing that names its holder. Times are milliseconds since 1970, UTC. */
export interface Certificate {
  /** Most specific part first: `CN=NHS Authentication G2, OU=CA, O=nhs, C=GB`; `selfIssued` when it names the holder. */
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** Stands for the issuer of a certificate that its holder issued, since that name is the holder's. */
export const selfIssued = 'the holder';

/** The one door to the X.509 library, which is loaded with the first certificate. Null when the bytes are no certificate. */
export const issuerAndValidity = (der: Uint8Array): Certificate | null => {
  try {
    const { issuer: issuedBy, subject, validity } = AsnConvert.parse(der, X509).tbsCertificate;
    const issuer = nameOf(issuedBy) === nameOf(subject) ? selfIssued : nameOf(issuedBy);
    const notBefore = validity.notBefore.getTime().getTime();
    const notAfter = validity.notAfter.getTime().getTime();
    return Number.isNaN(notBefore + notAfter) ? null : { issuer, notBefore, notAfter };
  } catch {
    return null;
  }
};
