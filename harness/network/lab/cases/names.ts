import type { NameAnswer, ResolverDeed } from '../trouble.ts';
import { blockedOrOut, type Case, signIn, trustedUrl } from './case.ts';
import { named, withheld } from './parts.ts';

/** What a workstation copes with. */
const harmless = (name: string, host: string, answer: NameAnswer): Case => ({
  name,
  troubles: [{ kind: 'name', host, answer }],
  faults: [],
  truth: [],
});

const broken = (
  name: string,
  does: ResolverDeed,
  how: 'no-answer' | 'refused' | 'server-failure' | 'no-such-name',
): Case => ({
  name,
  troubles: [{ kind: 'resolver', does }],
  faults: [{ kind: 'break-dns', how }],
  truth: [{ cause: 'dns-broken' }],
});

/** A resolver that withholds one name, or answers nothing at all, in the ways that resolvers have. */
export const nameCases: readonly Case[] = [
  named('no such name', withheld(signIn, 'no-such-name', 'no-such-name')),
  named('a name without an address', withheld(signIn, 'no-address', 'no-such-name')),
  named('a name refused', withheld(signIn, 'refused', 'refused')),
  named('a name that leads to 0.0.0.0', withheld(trustedUrl, 'sinkhole', 'sinkhole')),
  named('a name that leads to 127.0.0.1', withheld(signIn, 'loopback', 'sinkhole')),
  named('a name that leads into the organisation', withheld(trustedUrl, 'private', 'private')),
  {
    ...named('a name at which the resolver fails', withheld(trustedUrl, 'server-failure', 'server-failure')),
    ...blockedOrOut(trustedUrl, 'dns'),
  },
  harmless('a name with an IPv6 address alone', signIn, 'ipv6-only'),
  harmless('a name whose IPv6 address is lost', trustedUrl, 'lost-ipv6'),
  harmless('a name whose IPv4 address is lost', signIn, 'lost-ipv4'),
  broken('a resolver whose answers are lost', 'drop', 'no-answer'),
  broken('no resolver where there should be one', 'port-unreachable', 'no-answer'),
  broken('a resolver that refuses everything', 'refuse', 'refused'),
  broken('a resolver that refuses this workstation', 'refuse-workstation', 'refused'),
  broken('a resolver that fails at everything', 'fail', 'server-failure'),
  broken('a resolver that denies every name', 'deny', 'no-such-name'),
];
