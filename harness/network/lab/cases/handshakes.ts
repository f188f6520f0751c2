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
  type Seen,
  signIn,
  trustedUrl,
} from './case.ts';

const cut = (name: string, host: string, manner: Manner, seen: Seen): Case => ({
  name,
  troubles: [{ kind: 'server', host, manner }],
  faults: [block(host, 'tls', seen)],
  truth: [blocked(host, 'tls')],
});

const intercepted = (name: string, host: string, manner: Manner): Case => ({
  name,
  troubles: [{ kind: 'server', host, manner }],
  faults: [block(host, 'tls-intercepted')],
  truth: [blocked(host, 'tls-intercepted')],
});

type Flaw = Extract<Fault, { kind: 'spoil-host-certificate' }>['flaw'];

const flawed = (name: string, host: string, manner: Manner, flaw: Flaw): Case => ({
  name,
  troubles: [{ kind: 'server', host, manner }],
  faults: [{ kind: 'spoil-host-certificate', domain: host, flaw }],
  truth: [outage(host)],
});

/** TLS that does not come about, or shows a certificate that is not the host's own. */
export const handshakeCases: readonly Case[] = [
  cut('a reset once the server name is read', signIn, 'reset-on-hello', 'reset'),
  cut('a connection closed once the server name is read', trustedUrl, 'close-on-hello', 'reset'),
  cut('silence after the server name', signIn, 'silent-on-hello', 'timed-out'),
  cut('a handshake of one byte a second', trustedUrl, 'dripping-hello', 'timed-out'),
  cut('an alert: handshake failure', signIn, 'refuse-hello', 'refused'),
  cut('an alert: unknown name', manage, 'unknown-name', 'refused'),
  cut('HTTP where TLS should be', signIn, 'plain-text', 'refused'),
  cut('noise where TLS should be', trustedUrl, 'noise', 'refused'),
  cut('TLS 1.0 and nothing newer', signIn, 'tls-1.0', 'old-version'),
  cut('TLS 1.1 and nothing newer', manage, 'tls-1.1', 'old-version'),
  intercepted('a certificate of an unknown issuer', signIn, 'unknown-issuer'),
  intercepted('a certificate of an unknown issuer, without that', trustedUrl, 'unknown-issuer-alone'),
  intercepted('a certificate signed by itself', manage, 'self-signed'),
  intercepted('an expired certificate of an unknown issuer', trustedUrl, 'filter-expired'),
  intercepted('a certificate with hostile fields', signIn, 'hostile'),
  {
    ...intercepted('a certificate of an issuer that calls itself the NHS', manage, 'posing-as-nhs'),
    unsolved: 'an issuer is taken for one of the NHS by its name alone',
  },
  {
    name: 'a web filter in the line that opens TLS to one host',
    troubles: [{ kind: 'inspect', host: manage }],
    faults: [block(manage, 'tls-intercepted')],
    truth: [blocked(manage, 'tls-intercepted')],
  },
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
