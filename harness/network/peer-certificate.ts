import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { PeerCertificate } from '../../src/doors/network.ts';
import { leadsToRoot, type Roots } from './roots.ts';

/** OpenSSL's complaints about a certificate of the chain that is out of date. */
const aboutDates = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];

/** How the extension begins in DER: its name, 1.3.6.1.4.1.11129.2.4.2 (RFC 6962, 3.3). */
const timestampList = Buffer.from('060A2B06010401D679020402', 'hex');

/** Most certificates of one peer that are looked at. */
const longestChain = 16;

/** The certificates as shown by the peer, its own first. */
const shownFrom = (leaf: X509Certificate): readonly X509Certificate[] => {
  const shown = [leaf];
  for (
    let next = leaf.issuerCertificate;
    next && shown.length < longestChain;
    next = next.issuerCertificate
  ) {
    shown.push(next);
  }
  return shown;
};

/** `CN=…, O=…`, the most specific part first; Node gives one part a line in the opposite order. */
const distinguishedName = (lines: string): string => lines.trim().split('\n').reverse().join(', ');

/**
 * What the peer of a finished handshake showed, at the time `now` (milliseconds since 1970); null when it showed nothing.
 * OpenSSL utters one complaint only: the name comes last, and a date hides an unknown issuer. So each is judged apart.
 */
export const peerCertificate = (
  socket: TLSSocket,
  host: string,
  roots: Roots,
  now: number,
): PeerCertificate | null => {
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return null;
  const shown = shownFrom(leaf);
  // A string, though the types say Error.
  const complaint = String(socket.authorizationError);
  const dated = aboutDates.includes(complaint);
  const notBefore = Date.parse(leaf.validFrom);
  const notAfter = Date.parse(leaf.validTo);
  return {
    publiclyTrusted:
      socket.authorized ||
      complaint === 'ERR_TLS_CERT_ALTNAME_INVALID' ||
      (dated && leadsToRoot(shown, roots)),
    nameMatches: (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined,
    inDate: !dated && notBefore <= now && now <= notAfter,
    issuer: distinguishedName(shown.at(-1)?.issuer ?? ''),
    logged: leaf.raw.includes(timestampList),
    notBefore,
    notAfter,
  };
};
