import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** The certificate authorities that count as public. */
export interface Roots {
  /** For handshakes: these roots and no others, whatever the system or `NODE_EXTRA_CA_CERTS` trusts besides. */
  readonly context: SecureContext;
  readonly certificates: () => readonly X509Certificate[];
}

/** Mozilla's roots as shipped with Node, and the `extra` ones (PEM) of a lab that is its own public. */
export const publicRoots = (extra: readonly string[]): Roots => {
  const ca = [...rootCertificates, ...extra];
  return {
    context: createSecureContext({ ca }),
    certificates: () => ca.map(pem => new X509Certificate(pem)),
  };
};

const issued = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/**
 * Whether signatures lead from the first certificate, through others that were shown, to a root. Dates and names play
 * no part. Every certificate is visited once, however the others sign each other.
 */
export const leadsToRoot = (shown: readonly X509Certificate[], roots: Roots): boolean => {
  const reached = new Set(shown.slice(0, 1));
  for (const certificate of reached) {
    if (roots.certificates().some(root => root.raw.equals(certificate.raw) || issued(root, certificate)))
      return true;
    for (const next of shown) if (issued(next, certificate)) reached.add(next);
  }
  return false;
};
