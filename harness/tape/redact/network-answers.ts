import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { HttpReply, PeerCertificate, Route } from '../../../src/doors/network.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import { scrub } from '../../../src/privacy/scrub.ts';
import { numbering } from './pseudonyms.ts';

/** Addresses of this machine and of nowhere name no place, and show that a filter answered. */
const nowhere = ['0.0.0.0', '127.0.0.1', '::', '::1'];

const inside = ['private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat'];

const standIn = (address: string, number: number): string => {
  if (address.startsWith('0.')) return '0.0.0.0';
  if (address.startsWith('127.')) return '127.0.0.1';
  // That an address lies inside an organisation says nothing of which.
  if (inside.includes(ipaddr.process(address).range()))
    return isIPv6(address) || number > 254 ? `fd00::${number.toString(16)}` : `10.0.0.${number}`;
  // Addresses for documentation: RFC 5737 and RFC 3849.
  return isIPv6(address) || number > 254 ? `2001:db8::${number.toString(16)}` : `203.0.113.${number}`;
};

/** Addresses, each with its stand-in, the same one whenever it appears; those of the guidance are known to all. */
export const addresses = ({ controls }: Guidance): ((list: readonly string[]) => readonly string[]) => {
  const number = numbering();
  const kept = [...nowhere, ...(controls?.addresses ?? [])];
  return list => list.map(address => (kept.includes(address) ? address : standIn(address, number(address))));
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
export const blankReply = (
  reply: HttpReply,
  { blockPageTexts, filterHeaders, hosts, controls }: Guidance,
): HttpReply => {
  const page = reply.start.toLowerCase();
  const filter = blockPageTexts.filter(text => page.includes(text.toLowerCase()));
  const known = [...hosts.map(({ proof }) => proof), controls?.portal?.proof];
  const proofs = known.flatMap(proof => proof ?? []).filter(proof => reply.start.includes(proof));
  return {
    ...reply,
    headers: reply.headers.filter(name => filterHeaders.includes(name)),
    start: [...new Set([...filter, ...proofs])].join('\n'),
  };
};
