import type { FilterDeed } from '../trouble.ts';
import { block, blocked, type Case, type How, manage, signIn, trustedUrl } from './case.ts';

const filtered = (name: string, host: string, does: FilterDeed, how: How = 'tcp'): Case => ({
  name,
  troubles: [{ kind: 'filter', host, does }],
  faults: [block(host, how)],
  truth: [blocked(host, how)],
});

/** A firewall that does not let one host be reached, in the ways that firewalls have. */
export const connectionCases: readonly Case[] = [
  filtered('a firewall drops packets to one host', signIn, 'drop'),
  filtered('a firewall resets connections to one host', trustedUrl, 'reset'),
  filtered('a firewall says that the port is unreachable', signIn, 'port-unreachable'),
  filtered('a firewall says that the host is prohibited', manage, 'prohibited'),
  filtered('a firewall says that there is no route', trustedUrl, 'no-route'),
  filtered('a filter drops what is said on a connection', signIn, 'drop-what-is-said', 'tls'),
  filtered('a filter resets the connection once something is said', manage, 'reset-what-is-said', 'tls'),
];
