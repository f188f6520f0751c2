import type { PeerCertificate } from '../doors/network.ts';
import type { Answer } from '../evidence/questions.ts';
import type { Guidance, Host } from '../guidance/guidance.ts';
import type { FailureCode } from '../outcome.ts';

/** How a question calls the failures that bear on it; a failure without a word leaves the question open. */
export type Words<A> = { readonly [code in FailureCode]?: A };

export const dnsFailures: Words<Answer<'network.dns'>> = {
  'name-not-found': 'no-such-name',
  'name-refused': 'refused',
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
  'no-resolver': 'no-answer',
  unreachable: 'no-answer',
  'timed-out': 'no-answer',
};

export const tlsFailures: Words<Answer<'network.tls'>> = {
  'connection-reset': 'reset',
  'handshake-failed': 'refused',
  'connection-refused': 'refused',
  'timed-out': 'timed-out',
};

export const httpFailures: Words<Answer<'network.http'>> = {
  'connection-reset': 'no-answer',
  'handshake-failed': 'no-answer',
  'timed-out': 'no-answer',
};

const sinkhole = /^(0\.|127\.|::1?$)/;

/** Addresses of this machine and of nowhere are what filters answer in place of a host's own. */
export const dnsAnswer = (addresses: readonly string[]): Answer<'network.dns'> =>
  addresses.length === 0
    ? 'no-such-name'
    : addresses.every(address => sinkhole.test(address))
      ? 'sinkhole'
      : 'resolves';

/** An unknown issuer or a wrong name is somebody else's certificate, whatever its dates. */
export const tlsAnswer = (peer: PeerCertificate, guidance: Guidance): Answer<'network.tls'> => {
  const genuine = peer.publiclyTrusted || guidance.issuers.nhs.some(issuer => peer.issuer.includes(issuer));
  if (!genuine || !peer.nameMatches) return 'intercepted';
  return peer.inDate ? 'trusted' : 'date-invalid';
};

/** Only the words of a filter's page are a filter's; behind the service's own certificate, anything else odd is the service's. */
export const httpAnswer = (
  status: number,
  start: string,
  { proof }: Host,
  { blockPageTexts }: Guidance,
): Answer<'network.http'> => {
  const page = start.toLowerCase();
  if (blockPageTexts.some(text => page.includes(text.toLowerCase()))) return 'blocked';
  if (status >= 500) return 'server-error';
  return proof === null || (status < 400 && start.includes(proof)) ? 'answers' : 'unexpected';
};
