import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { PeerCertificate } from '../../src/doors/network.ts';
import { leadsToRoot, type Roots } from './roots.ts';

/** OpenSSL's complaints that say nothing on whether the chain leads to a root, and that can stand before one which does. */
const aboutDates = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];

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
 * OpenSSL reports one complaint only, and a date hides an unknown issuer. So its word is taken unless it is about
 * dates or the name, which are judged here on their own.
 */
const isTrusted = (socket: TLSSocket, shown: readonly X509Certificate[], roots: Roots): boolean => {
  // A string in practice, though the types say Error.
  const complaint: unknown = socket.authorizationError;
  if (socket.authorized || complaint === 'ERR_TLS_CERT_ALTNAME_INVALID') return true;
  return aboutDates.includes(String(complaint)) && leadsToRoot(shown, roots);
};

/** What the peer of a finished handshake showed, at the time `now` (milliseconds since 1970); null when it showed nothing. */
export const peerCertificate = (
  socket: TLSSocket,
  host: string,
  roots: Roots,
  now: number,
): PeerCertificate | null => {
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return null;
  const shown = shownFrom(leaf);
  const notBefore = Date.parse(leaf.validFrom);
  const notAfter = Date.parse(leaf.validTo);
  return {
    publiclyTrusted: isTrusted(socket, shown, roots),
    nameMatches: leaf.checkHost(host) !== undefined || leaf.checkIP(host) !== undefined,
    inDate: notBefore <= now && now <= notAfter,
    issuer: distinguishedName(shown.at(-1)?.issuer ?? ''),
    notBefore,
    notAfter,
  };
};
