import type { Cause, LogInEffect, Sign } from './cause.ts';
import { type CauseId, causeIds, causes } from './causes.ts';
import type { Decider, Scope } from './row.ts';
import { decides, mayDecide, oneReader } from './row.ts';

/** A cause as the log-in meets it. */
export interface Obstacle {
  readonly decider: Decider<Sign>;
  readonly at: LogInEffect['at'];
}

const obstacle = (
  cause: CauseId,
  { stops, at, alsoShows }: LogInEffect,
  place: { target?: string | undefined; how?: string },
): Obstacle => ({
  decider: (stops === 'always' ? decides : mayDecide)(cause, ['err1002', ...alsoShows], place),
  at,
});

/** Ways of blocking the sign-in page that a browser can show. */
const stopsBrowser: readonly string[] = ['proxy-denied', 'tls', 'http'];
/** Ways that a browser does not meet where a proxy takes its requests. */
const stopsDirect: readonly string[] = ['dns', 'tcp'];
/** A browser signs in to proxies and trusts the organisation's own certificates; NHS software does not. */
const passesBrowser: readonly string[] = ['proxy-auth', 'tls-intercepted'];

/** What trouble with a host does depends on the part of the log-in that needs it. */
interface HostEffect {
  readonly neededBy: Scope['hosts'][number]['neededBy'];
  readonly alsoShows: readonly Sign[];
  /** When nobody gets through to it, when only a proxy does, and when only a browser does. */
  readonly blocked: LogInEffect['stops'];
  readonly proxyOnly: LogInEffect['stops'];
  readonly browserOnly: LogInEffect['stops'];
}

const hostEffects: readonly HostEffect[] = [
  {
    neededBy: 'sign-in-page',
    alsoShows: ['site-unreachable'],
    blocked: 'always',
    proxyOnly: 'sometimes',
    browserOnly: 'sometimes',
  },
  {
    neededBy: 'credential-management',
    alsoShows: ['400_645'],
    blocked: 'always',
    proxyOnly: 'always',
    browserOnly: 'always',
  },
  {
    neededBy: 'identity-agent',
    alsoShows: ['smartcard-authentication-failure'],
    blocked: 'sometimes',
    proxyOnly: 'sometimes',
    browserOnly: 'sometimes',
  },
];

const atHost = (
  target: string,
  { alsoShows, blocked, proxyOnly, browserOnly }: HostEffect,
): readonly Obstacle[] => {
  const effect = (stops: LogInEffect['stops']): LogInEffect => ({ stops, at: 'surroundings', alsoShows });
  return [
    ...stopsBrowser.map(how => obstacle('domain-blocked', effect(blocked), { target, how })),
    ...stopsDirect.map(how => obstacle('domain-blocked', effect(proxyOnly), { target, how })),
    // A browser may look for the certificate that a service forgets to send; to a clock that is behind, one that has expired is good.
    obstacle('service-outage', effect('sometimes'), { target }),
    ...passesBrowser.map(how => obstacle('domain-blocked', effect(browserOnly), { target, how })),
    obstacle('proxy-routes-domain', effect('sometimes'), { target }),
  ];
};

const hostObstacles = ({ hosts }: Scope): readonly Obstacle[] =>
  hostEffects.flatMap(effect =>
    hosts.filter(({ neededBy }) => neededBy === effect.neededBy).flatMap(({ name }) => atHost(name, effect)),
  );

const obstaclesOf = (id: CauseId, scope: Scope): readonly Obstacle[] => {
  const { hosts, readers } = scope;
  if (id === 'hscn-unreachable' && !hosts.some(({ role }) => role === 'hscn')) return [];
  const { logIn, about }: Cause = causes[id];
  if (logIn === 'by-host') return [];
  // With the reader taken away, the log-in may find a card in another.
  if (id === 'reader-absent' && !oneReader(scope))
    return [obstacle(id, { ...logIn, stops: 'sometimes' }, {})];
  return about === 'reader'
    ? readers.map(target => obstacle(id, logIn, { target }))
    : [obstacle(id, logIn, {})];
};

/** Every cause that can keep a log-in from succeeding, in the order in which the log-in meets it: that of the catalogue. */
export const obstacles = (scope: Scope): readonly Obstacle[] =>
  causeIds.flatMap(id => (id === 'domain-blocked' ? hostObstacles(scope) : obstaclesOf(id, scope)));
