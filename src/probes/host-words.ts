import ipaddr from 'ipaddr.js';
import type { HttpReply, PeerCertificate } from '../doors/network.ts';
import type { Answer } from '../evidence/questions.ts';
import type { Guidance, Host } from '../guidance/guidance.ts';
import type { FailureCode } from '../outcome.ts';
import { remember } from '../remember.ts';

/** How a question calls the failures that bear on it; a failure without a word leaves the question open. */
export type Words<A> = { readonly [code in FailureCode]?: A };

export const dnsFailures: Words<Answer<'network.dns'>> = {
  'name-not-found': 'no-such-name',
  'name-refused': 'refused',
  'name-failed': 'server-failure',
  'no-resolver': 'no-answer',
  unreachable: 'no-answer',
  'timed-out': 'no-answer',
};

export const tcpFailures: Words<Answer<'network.tcp'>> = {
  'connection-refused': 'refused',
  'connection-reset': 'reset',
  unreachable: 'unreachable',
  'timed-out': 'timed-out',
};

export const proxyFailures: Words<Answer<'network.proxy'>> = {
  'proxy-denied': 'denied',
  'proxy-needs-credentials': 'needs-credentials',
  'connection-refused': 'no-answer',
  'connection-reset': 'no-answer',
  'name-not-found': 'no-answer',
  'name-failed': 'no-answer',
  'no-resolver': 'no-answer',
  unreachable: 'no-answer',
  'timed-out': 'no-answer',
};

export const tlsFailures: Words<Answer<'network.tls'>> = {
  'connection-reset': 'reset',
  'handshake-failed': 'refused',
  'old-tls': 'old-version',
  'connection-refused': 'refused',
  'timed-out': 'timed-out',
};

export const httpFailures: Words<Answer<'network.http'>> = {
  'connection-reset': 'no-answer',
  'handshake-failed': 'no-answer',
  malformed: 'unexpected',
  'timed-out': 'no-answer',
};

/** Where an address leads: to this machine or nowhere, into the organisation, or to the internet. */
const leadsTo = remember((address): 'nowhere' | 'inside' | 'internet' => {
  if (!ipaddr.isValid(address)) return 'nowhere';
  const range = ipaddr.process(address).range();
  if (range === 'unspecified' || range === 'loopback') return 'nowhere';
  // Filters and VPN clients hand out addresses of carrier-grade NAT, too (RFC 6598).
  return ['private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat'].includes(range) ? 'inside' : 'internet';
});

/** Addresses of this machine and of nowhere are what filters answer in place of a host's own; HSCN's are private by nature. */
export const dnsAnswer = (
  addresses: readonly string[],
  { role }: Pick<Host, 'role'>,
): Answer<'network.dns'> => {
  const places = addresses.map(leadsTo);
  if (places.length === 0) return 'no-such-name';
  if (places.includes('internet')) return 'resolves';
  if (!places.includes('inside')) return 'sinkhole';
  return isOverHscn({ role }) ? 'resolves' : 'private';
};

/** How many addresses there are of each kind. */
export const families = (addresses: readonly string[]) => {
  const ipv6 = addresses.filter(address => address.includes(':')).length;
  return { ipv4: addresses.length - ipv6, ipv6 };
};

const isOverHscn = ({ role }: Pick<Host, 'role'>): boolean => role === 'hscn' || role === 'hscn-control';

/**
 * A certificate of an unknown issuer is a filter's, unless it bears what only public authorities add. Null for one whose
 * issuer calls itself an authority of the NHS: hosts of HSCN may have such certificates, of others nobody has published it.
 */
export const tlsAnswer = (
  peer: PeerCertificate,
  host: Pick<Host, 'role'>,
  { issuers }: Guidance,
): Answer<'network.tls'> | null => {
  const ofTheNhs = issuers.nhs.some(issuer => peer.issuer.includes(issuer));
  if (!peer.publiclyTrusted && ofTheNhs && !isOverHscn(host)) return null;
  if (!peer.publiclyTrusted && !ofTheNhs)
    return peer.logged && peer.nameMatches ? 'incomplete-chain' : 'intercepted';
  if (!peer.nameMatches) return 'wrong-name';
  return peer.inDate ? 'trusted' : 'date-invalid';
};

/** Whether the words of a page, or its headers, are those of a filter. */
export const fromFilter = (
  { status, start, headers }: HttpReply,
  { blockPageTexts, filterHeaders }: Guidance,
): boolean => {
  const page = start.toLowerCase();
  return (
    status === 407 ||
    headers.some(name => filterHeaders.includes(name)) ||
    blockPageTexts.some(text => page.includes(text.toLowerCase()))
  );
};

/** Only what bears a filter's mark is a filter's; behind the service's own certificate, anything else odd is the service's. */
export const httpAnswer = (reply: HttpReply, { proof }: Host, guidance: Guidance): Answer<'network.http'> => {
  if (fromFilter(reply, guidance)) return 'blocked';
  if (reply.status >= 500) return 'server-error';
  return proof === null || (reply.status < 400 && reply.start.includes(proof)) ? 'answers' : 'unexpected';
};
