import type { FilterDeed } from '../trouble.ts';
import {
  block,
  blocked,
  type Case,
  type How,
  manage,
  required,
  type Seen,
  signIn,
  trustedUrl,
} from './case.ts';

const filtered = (name: string, host: string, does: FilterDeed, seen: Seen, how: How = 'tcp'): Case => ({
  name,
  troubles: [{ kind: 'filter', host, does }],
  faults: [block(host, how, seen)],
  truth: [blocked(host, how)],
});

/** A firewall that does not let hosts be reached, in the ways that firewalls have; and a network that is no network. */
export const connectionCases: readonly Case[] = [
  filtered('packets to one host dropped', signIn, 'drop', 'timed-out'),
  filtered('connections to one host reset', trustedUrl, 'reset', 'refused'),
  filtered('a port said to be unreachable', signIn, 'port-unreachable', 'refused'),
  filtered('a host said to be prohibited', manage, 'prohibited', 'unreachable'),
  filtered('no route to one host', trustedUrl, 'no-route', 'unreachable'),
  filtered('what is said on a connection dropped', signIn, 'drop-what-is-said', 'timed-out', 'tls'),
  filtered('what is said on a connection reset', manage, 'reset-what-is-said', 'reset', 'tls'),
  {
    name: 'a lost IPv6 address and IPv4 dropped',
    troubles: [
      { kind: 'name', host: signIn, answer: 'lost-ipv6' },
      { kind: 'filter', host: signIn, does: 'drop' },
    ],
    faults: [block(signIn, 'tcp')],
    truth: [blocked(signIn, 'tcp')],
  },
  {
    name: 'packets to every required host dropped',
    troubles: required.map(host => ({ kind: 'filter', host, does: 'drop' })),
    faults: [block('*', 'tcp')],
    truth: required.map(host => blocked(host, 'tcp')),
  },
  {
    name: 'every packet dropped',
    troubles: [{ kind: 'filter', host: '*', does: 'drop' }],
    faults: [{ kind: 'cut-network' }],
    truth: [{ cause: 'network-down' }],
    // As where no resolver answers and a firewall keeps the addresses away that need no name.
    indistinguishable: [[{ cause: 'network-down' }], [{ cause: 'dns-broken' }]],
  },
  {
    name: 'the cable out',
    troubles: [{ kind: 'cable-out' }],
    faults: [{ kind: 'cut-network' }],
    truth: [{ cause: 'network-down' }],
  },
];
