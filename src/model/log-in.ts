import type { Symptom } from '../evidence/questions.ts';
import type { CauseId } from './causes.ts';
import type { Decider, Scope } from './row.ts';
import { decides, mayDecide } from './row.ts';

type Sign = Exclude<Symptom, 'none'>;

/** A cause as the log-in meets it. */
export interface Obstacle {
  readonly decider: Decider<Sign>;
  /** Where it sits: at this workstation, around it (a colleague nearby suffers too), with the card and its holder, or in the handling. */
  readonly at: 'workstation' | 'surroundings' | 'card' | 'handling';
}

/**
 * What the user may see. The page on ERR1002 leaves its list of causes open, so each cause may show as ERR1002; the
 * others come from the pages on the codes themselves.
 */
const shows = (...others: readonly Sign[]): readonly Sign[] => ['err1002', ...others];

/** Causes of the sign-in page itself that a browser can show. */
const stopsBrowser = ['proxy-denied', 'dns', 'tcp', 'tls', 'http'];

const everyHow = [...stopsBrowser, 'proxy-auth', 'tls-intercepted'];

const always = (
  cause: CauseId,
  where: Obstacle['at'],
  signs: readonly Sign[],
  place?: { target?: string | undefined; how?: string },
): Obstacle => ({ decider: decides(cause, signs, place), at: where });

const sometimes = (
  cause: CauseId,
  where: Obstacle['at'],
  signs: readonly Sign[],
  place?: { target?: string | undefined; how?: string },
): Obstacle => ({ decider: mayDecide(cause, signs, place), at: where });

const hostObstacles = (scope: Scope): readonly Obstacle[] => {
  const neededBy = (part: string) =>
    scope.hosts.filter(host => host.neededBy === part).map(host => host.name);
  const blocked = (target: string, hows: readonly string[], signs: readonly Sign[], when = always) =>
    hows.map(how => when('domain-blocked', 'surroundings', signs, { target, how }));
  return [
    ...neededBy('sign-in-page').flatMap(target => [
      ...blocked(target, stopsBrowser, shows('site-unreachable')),
      always('service-outage', 'surroundings', shows('site-unreachable'), { target }),
      // A browser signs in to proxies and trusts the organisation's own certificates; what comes later does not.
      ...blocked(target, ['proxy-auth', 'tls-intercepted'], shows('site-unreachable'), sometimes),
      sometimes('proxy-routes-domain', 'surroundings', shows('site-unreachable'), { target }),
    ]),
    ...neededBy('credential-management').flatMap(target => [
      ...blocked(target, everyHow, shows('400_645')),
      always('service-outage', 'surroundings', shows('400_645'), { target }),
      sometimes('proxy-routes-domain', 'surroundings', shows('400_645'), { target }),
    ]),
    ...neededBy('identity-agent').flatMap(target => [
      ...blocked(target, everyHow, shows('smartcard-authentication-failure'), sometimes),
      sometimes('service-outage', 'surroundings', shows('smartcard-authentication-failure'), { target }),
      sometimes('proxy-routes-domain', 'surroundings', shows('smartcard-authentication-failure'), { target }),
    ]),
  ];
};

const clientObstacles: readonly Obstacle[] = [
  sometimes('browser-blocks-localhost', 'workstation', shows('400_645')),
  always(
    'credential-management-missing',
    'workstation',
    shows('400_645', 'smartcard-authentication-failure'),
  ),
  always('port-service-stopped', 'workstation', shows('400_645')),
  always('port-service-faulty', 'workstation', shows('400_645')),
  always(
    'credential-management-not-running',
    'workstation',
    shows('400_645', 'smartcard-authentication-failure'),
  ),
  sometimes(
    'credential-management-outdated',
    'workstation',
    shows('400_645', 'smartcard-authentication-failure'),
  ),
  sometimes(
    'identity-agent-outdated',
    'workstation',
    shows('smartcard-authentication-failure', 'problem-reading'),
  ),
  sometimes('conflicting-clients', 'workstation', shows('problem-reading')),
  sometimes('hscn-unreachable', 'surroundings', shows('smartcard-authentication-failure')),
];

const cardObstacles = ({ readers }: Scope): readonly Obstacle[] => [
  always('smartcard-service-stopped', 'workstation', shows('problem-reading')),
  always('reader-absent', 'workstation', shows('problem-reading')),
  sometimes('reader-driver-missing', 'workstation', shows('problem-reading')),
  sometimes('several-cards', 'workstation', shows('problem-reading')),
  always('card-absent', 'handling', shows('smartcard-authentication-failure', 'problem-reading')),
  ...readers.flatMap(target => [
    sometimes('reader-busy', 'workstation', shows('problem-reading'), { target }),
    sometimes('reader-faulty', 'workstation', shows('problem-reading'), { target }),
    sometimes('card-mute', 'card', shows('smartcard-authentication-failure', 'problem-reading'), { target }),
  ]),
  sometimes('middleware-missing', 'workstation', shows('problem-reading')),
  sometimes('unsupported-card-supplier', 'card', shows('problem-reading')),
  ...readers.flatMap(target => [
    sometimes('card-faulty', 'card', shows('smartcard-authentication-failure', 'problem-reading'), {
      target,
    }),
    sometimes('card-unknown', 'card', shows('smartcard-authentication-failure', 'problem-reading'), {
      target,
    }),
    sometimes('card-series-retired', 'card', shows('smartcard-authentication-failure'), { target }),
    sometimes('card-blank', 'card', shows('smartcard-authentication-failure', 'problem-reading'), { target }),
    sometimes('card-locked', 'card', shows('card-blocked', 'problem-reading'), { target }),
    sometimes('card-certificate-expired', 'card', shows('credentials-not-valid'), { target }),
  ]),
];

const identityObstacles: readonly Obstacle[] = [
  always('profile-closed', 'card', shows('problem-reading', 'smartcard-authentication-failure')),
  always('no-roles', 'card', shows('smartcard-authentication-failure')),
];

/** Every cause that can keep a log-in from succeeding, in the order in which the log-in meets it. */
export const obstacles = (scope: Scope): readonly Obstacle[] => [
  always('network-down', 'surroundings', shows('site-unreachable')),
  sometimes('clock-wrong', 'workstation', shows('site-unreachable', 'credentials-not-valid')),
  ...hostObstacles(scope),
  ...clientObstacles,
  ...cardObstacles(scope),
  ...identityObstacles,
];
