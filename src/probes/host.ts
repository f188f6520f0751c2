import type { Route } from '../doors/network.ts';
import type { Observation } from '../evidence/evidence.ts';
import { scrub } from '../privacy/scrub.ts';
import { findWay } from './host-way.ts';
import { httpAnswer, httpFailures, tlsAnswer, tlsFailures } from './host-words.ts';
import { type Journey, stoppedAt, taken, tooLate } from './journey.ts';
import { answered, unanswered } from './probe.ts';

/** What became of one host: an answer for each layer that was reached. */
export interface HostVisit extends Pick<Journey, 'reached' | 'wayless' | 'skew' | 'certificate'> {
  readonly observations: readonly Observation[];
  /** Something there showed the host's own certificate. */
  readonly genuine: boolean;
}

/** TLS, then the service. Behind somebody else's certificate, nothing the service says counts. */
const meetService = async (journey: Journey, way: Route): Promise<void> => {
  const { host, network, observations, guidance } = journey;
  const target = host.name;
  const peer = tooLate(journey) ?? taken(journey, await network.handshake(target, way, journey.left));
  if (peer.kind !== 'ok') return stoppedAt(journey, 'network.tls', peer, tlsFailures);
  journey.certificate = peer.value;
  const tls = tlsAnswer(peer.value, host, guidance);
  const issuer = scrub(peer.value.issuer);
  if (tls === null) {
    const because = 'its issuer calls itself one of the NHS, which its name alone does not prove';
    observations.push(unanswered('network.tls', because, { target, ms: peer.ms, facts: { issuer } }));
    return;
  }
  observations.push(answered('network.tls', tls, { target, ms: peer.ms, facts: { issuer } }));
  if (tls !== 'trusted' && tls !== 'date-invalid') return;

  const reply = tooLate(journey) ?? taken(journey, await network.get(target, host.path, way, journey.left));
  if (reply.kind === 'ok' && reply.value.date !== null) journey.skew = journey.clock.now() - reply.value.date;
  if (tls !== 'trusted') return;
  if (reply.kind !== 'ok') return stoppedAt(journey, 'network.http', reply, httpFailures);
  const { status, leadsElsewhere } = reply.value;
  const facts = { status, ...(leadsElsewhere ? { redirect: 'to another host' } : {}) };
  const answer = httpAnswer(reply.value, host, guidance);
  observations.push(answered('network.http', answer, { target, ms: reply.ms, facts }));
};

const isGenuine = (observations: readonly Observation[]): boolean =>
  observations.some(
    observation =>
      observation.question === 'network.tls' &&
      observation.status === 'answered' &&
      (observation.answer === 'trusted' || observation.answer === 'date-invalid'),
  );

const behindName: readonly Observation['question'][] = ['network.tcp', 'network.tls', 'network.http'];

/**
 * A name that leads into the organisation is the service's own when the service answers there, through some gateway; else
 * it was put there in its place, and whatever answers is not what was asked for.
 */
const judgeInside = (observations: readonly Observation[]): readonly Observation[] =>
  isGenuine(observations)
    ? observations.map(observation =>
        observation.question === 'network.dns' && observation.status === 'answered'
          ? { ...observation, answer: 'resolves' }
          : observation,
      )
    : observations.filter(({ question }) => !behindName.includes(question));

/** The proxy's observation says beside what it is whether the host can be reached without it. */
const withDirectly = (observations: readonly Observation[], directly: string): readonly Observation[] => {
  const fact = { directly };
  return observations.map(observation =>
    observation.question === 'network.proxy'
      ? { ...observation, facts: { ...observation.facts, ...fact } }
      : observation,
  );
};

/** Visits one host layer by layer, as an application would, and stops at the first layer that does not let it pass. */
export const visitHost = async (journey: Journey): Promise<HostVisit> => {
  const way = await findWay(journey);
  if (way !== null) await meetService(journey, way);
  const { inside, reached, wayless, skew, certificate, directly } = journey;
  const observations =
    directly === null ? journey.observations : withDirectly(journey.observations, await directly);
  const genuine = isGenuine(observations);
  return {
    observations: inside ? judgeInside(observations) : observations,
    genuine,
    reached: inside && !genuine ? false : reached,
    wayless,
    skew,
    certificate,
  };
};
