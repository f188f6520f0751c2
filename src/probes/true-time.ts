import type { Observation } from '../evidence/evidence.ts';
import type { HostVisit } from './host.ts';
import { answered, unanswered } from './probe.ts';

/** Milliseconds by which this clock is ahead of the hosts': their median, so that no single host decides. Null when none told the time. */
export const aheadOf = (visits: readonly HostVisit[]): number | null => {
  const skews = visits
    .map(({ skew }) => skew)
    .filter(skew => skew !== null)
    .sort((a, b) => a - b);
  return skews[Math.floor((skews.length - 1) / 2)] ?? null;
};

const isWrong = (ahead: number, toleranceSeconds: number): boolean =>
  Math.abs(Math.round(ahead / 1000)) > toleranceSeconds;

/** What the hosts' time says of this clock. */
export const clockSkew = (ahead: number | null, toleranceSeconds: number): Observation => {
  if (ahead === null) return unanswered('clock.skew', 'no host told the time');
  return answered('clock.skew', isWrong(ahead, toleranceSeconds) ? 'wrong' : 'right', {
    facts: { aheadBySeconds: Math.round(ahead / 1000) },
  });
};

/**
 * Where this clock is wrong, certificates are judged by the hosts' time as well: to a clock that is behind, one that has
 * expired looks good. Behind it, nothing the service says counts.
 */
export const inTrueTime = (
  { certificate, observations }: HostVisit,
  ahead: number | null,
  now: number,
  toleranceSeconds: number,
): readonly Observation[] => {
  if (certificate === null || ahead === null || !isWrong(ahead, toleranceSeconds)) return observations;
  const time = now - ahead;
  if (certificate.notBefore <= time && time <= certificate.notAfter) return observations;
  return observations
    .filter(({ question }) => question !== 'network.http')
    .map(seen =>
      seen.question === 'network.tls' && seen.status === 'answered' && seen.answer === 'trusted'
        ? { ...seen, answer: 'date-invalid', facts: { ...seen.facts, judgedBy: 'the time of the hosts' } }
        : seen,
    );
};
