import type { Fault } from '../../../../sim/faults/faults.ts';
import type { Manner } from '../servers/manners.ts';
import {
  block,
  blocked,
  blockedOrOut,
  type Case,
  manage,
  outage,
  required,
  signIn,
  trustedUrl,
} from './case.ts';
import { cut, inspected, intercepted, named } from './parts.ts';

type Flaw = Extract<Fault, { kind: 'spoil-host-certificate' }>['flaw'];

const flawed = (name: string, host: string, manner: Manner, flaw: Flaw): Case => ({
  name,
  troubles: [{ kind: 'server', host, manner }],
  faults: [{ kind: 'spoil-host-certificate', domain: host, flaw }],
  truth: [outage(host)],
});

/** TLS that does not come about, or shows a certificate that is not the host's own. */
export const handshakeCases: readonly Case[] = [
  named('a reset once the server name is read', cut(signIn, 'reset-on-hello', 'reset')),
  named('a connection closed once the server name is read', cut(trustedUrl, 'close-on-hello', 'reset')),
  named('silence after the server name', cut(signIn, 'silent-on-hello', 'timed-out')),
  named('a handshake of one byte a second', cut(trustedUrl, 'dripping-hello', 'timed-out')),
  named('an alert: handshake failure', cut(signIn, 'refuse-hello', 'refused')),
  named('an alert: unknown name', cut(manage, 'unknown-name', 'refused')),
  named('HTTP where TLS should be', cut(signIn, 'plain-text', 'refused')),
  named('noise where TLS should be', cut(trustedUrl, 'noise', 'refused')),
  named('TLS 1.0 and nothing newer', cut(signIn, 'tls-1.0', 'old-version')),
  named('TLS 1.1 and nothing newer', cut(manage, 'tls-1.1', 'old-version')),
  named('a certificate of an unknown issuer', intercepted(signIn, 'unknown-issuer')),
  named('a certificate of an unknown issuer, without that', intercepted(trustedUrl, 'unknown-issuer-alone')),
  named('a certificate signed by itself', intercepted(manage, 'self-signed')),
  named('an expired certificate of an unknown issuer', intercepted(trustedUrl, 'filter-expired')),
  named('a certificate with hostile fields', intercepted(signIn, 'hostile')),
  {
    ...named('a certificate of an issuer that calls itself the NHS', intercepted(manage, 'posing-as-nhs')),
    faults: 'the simulator has no issuer that calls itself the NHS',
    // Nobody has published whether the NHS issues such certificates itself: what is shown is left open.
    truth: [],
  },
  named('a web filter in the line that opens TLS to one host', inspected(manage)),
  {
    name: 'a web filter in the line that opens TLS to every required host',
    troubles: required.map(host => ({ kind: 'inspect', host })),
    faults: [block('*', 'tls-intercepted')],
    truth: required.map(host => blocked(host, 'tls-intercepted')),
  },
  flawed('an expired certificate', trustedUrl, 'expired', 'expired'),
  {
    ...flawed('a certificate of the future', manage, 'not-yet-valid', 'expired'),
    faults: 'a certificate of the future is answered as one of the past',
  },
  {
    ...flawed('a certificate for another name', trustedUrl, 'wrong-name', 'wrong-name'),
    ...blockedOrOut(trustedUrl, 'tls-intercepted'),
  },
  {
    ...flawed(
      'a chain without its intermediate certificate',
      signIn,
      'missing-intermediate',
      'incomplete-chain',
    ),
    ...blockedOrOut(signIn, 'tls-intercepted'),
  },
];
