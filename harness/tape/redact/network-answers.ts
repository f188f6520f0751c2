import { isIPv6 } from 'node:net';
import type { HttpReply, PeerCertificate, Route } from '../../../src/doors/network.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import { scrub } from '../../../src/privacy/scrub.ts';
import { numbering } from './pseudonyms.ts';

/** Addresses of this machine and of nowhere name no place, and show that a filter answered. */
const nowhere = ['0.0.0.0', '127.0.0.1', '::', '::1'];

const standIn = (address: string, number: number): string => {
  if (address.startsWith('0.')) return '0.0.0.0';
  if (address.startsWith('127.')) return '127.0.0.1';
  // Addresses for documentation: RFC 5737 and RFC 3849.
  return isIPv6(address) || number > 254 ? `2001:db8::${number.toString(16)}` : `203.0.113.${number}`;
};

/** Addresses, each with its stand-in, the same one whenever it appears. */
export const addresses = (): ((list: readonly string[]) => readonly string[]) => {
  const number = numbering();
  return list =>
    list.map(address => (nowhere.includes(address) ? address : standIn(address, number(address))));
};

/** The way to a host, whose proxy is known by a number only. */
export const routes = (): ((route: Route) => Route) => {
  const number = numbering();
  return route =>
    route.kind === 'direct' ? route : { ...route, host: `proxy-${number(route.host)}.invalid` };
};

export const blankPeer = (peer: PeerCertificate): PeerCertificate => ({
  ...peer,
  issuer: scrub(peer.issuer),
});

/** Of a page only the words remain by which guidance knows a filter's page or the service's own. */
export const blankReply = (reply: HttpReply, { blockPageTexts, hosts }: Guidance): HttpReply => {
  const page = reply.start.toLowerCase();
  const filter = blockPageTexts.filter(text => page.includes(text.toLowerCase()));
  const proofs = hosts.flatMap(({ proof }) => proof ?? []).filter(proof => reply.start.includes(proof));
  return { ...reply, start: [...new Set([...filter, ...proofs])].join('\n') };
};
