import { block, blocked, type Case, manage, required, signIn, trustedUrl } from './case.ts';
import { filtered, named } from './parts.ts';

/** A firewall that does not let hosts be reached, in the ways that firewalls have; and a network that is no network. */
export const connectionCases: readonly Case[] = [
  named('packets to one host dropped', filtered(signIn, 'drop', 'timed-out')),
  named('connections to one host reset', filtered(trustedUrl, 'reset', 'refused')),
  named('a port said to be unreachable', filtered(signIn, 'port-unreachable', 'refused')),
  named('a host said to be prohibited', filtered(manage, 'prohibited', 'unreachable')),
  named('no route to one host', filtered(trustedUrl, 'no-route', 'unreachable')),
  named('what is said on a connection dropped', filtered(signIn, 'drop-what-is-said', 'timed-out', 'tls')),
  named('what is said on a connection reset', filtered(manage, 'reset-what-is-said', 'reset', 'tls')),
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
