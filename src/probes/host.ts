import type { NetworkDoor, PeerCertificate, Route } from '../doors/network.ts';
import type { Observation } from '../evidence/evidence.ts';
import type { Answer } from '../evidence/questions.ts';
import type { Guidance, Host } from '../guidance/guidance.ts';
import type { FailureCode, Outcome } from '../outcome.ts';
import { answered, leftOpen, unanswered } from './probe.ts';

/** What became of one host: an answer for each layer that was reached. */
export interface HostVisit {
  readonly observations: readonly Observation[];
  /** The host, or a proxy on its behalf, accepted a connection; null when that was not found out. */
  readonly reached: boolean | null;
  /** Local time minus the time of the host's `Date` header, in milliseconds; null without one. */
  readonly skew: number | null;
}

type Words<A> = { readonly [code in FailureCode]?: A };

const dnsFailures: Words<Answer<'network.dns'>> = {
  'name-not-found': 'no-such-name',
  'name-refused': 'refused',
  'no-resolver': 'no-answer',
  unreachable: 'no-answer',
  'timed-out': 'no-answer',
};
const tcpFailures: Words<Answer<'network.tcp'>> = {
  'connection-refused': 'refused',
  'connection-reset': 'reset',
  unreachable: 'unreachable',
  'timed-out': 'timed-out',
};
const proxyFailures: Words<Answer<'network.proxy'>> = {
  'proxy-denied': 'denied',
  'proxy-needs-credentials': 'needs-credentials',
  'connection-refused': 'no-answer',
  'connection-reset': 'no-answer',
  'name-not-found': 'no-answer',
  'no-resolver': 'no-answer',
  unreachable: 'no-answer',
  'timed-out': 'no-answer',
};
const tlsFailures: Words<Answer<'network.tls'>> = {
  'connection-reset': 'reset',
  'handshake-failed': 'refused',
  'connection-refused': 'refused',
  'timed-out': 'timed-out',
};

const sinkhole = /^(0\.|127\.|::1?$)/;

/** An unknown issuer or a wrong name is somebody else's certificate, whatever its dates. */
const tlsAnswer = (peer: PeerCertificate, guidance: Guidance): Answer<'network.tls'> => {
  const genuine = peer.publiclyTrusted || guidance.issuers.nhs.some(issuer => peer.issuer.includes(issuer));
  if (!genuine || !peer.nameMatches) return 'intercepted';
  return peer.inDate ? 'trusted' : 'date-invalid';
};

const httpAnswer = (
  status: number,
  start: string,
  host: Host,
  guidance: Guidance,
): Answer<'network.http'> => {
  if (status >= 500) return 'server-error';
  if (host.proof !== null) return status < 400 && start.includes(host.proof) ? 'answers' : 'blocked';
  return guidance.blockPageTexts.some(text => start.toLowerCase().includes(text.toLowerCase()))
    ? 'blocked'
    : 'answers';
};

/** Visits one host layer by layer, as an application would, and stops at the first layer that does not let it pass. */
export const visitHost = async (
  host: Host,
  network: NetworkDoor,
  now: () => number,
  guidance: Guidance,
  budget: number,
): Promise<HostVisit> => {
  const target = host.name;
  const observations: Observation[] = [];
  let left = budget;
  let reached: boolean | null = null;
  let skew: number | null = null;
  const spend = <T>(outcome: Outcome<T>): Outcome<T> => {
    left -= outcome.ms;
    return outcome;
  };
  const stop = (): HostVisit => ({ observations, reached, skew });
  /** Records a layer that did not let us pass: in the question's words where it has one. */
  const refused = <Q extends 'network.dns' | 'network.tcp' | 'network.proxy' | 'network.tls'>(
    question: Q,
    outcome: Exclude<Outcome<unknown>, { kind: 'ok' }>,
    words: Words<Answer<Q>>,
  ): HostVisit => {
    const word = outcome.kind === 'failed' ? words[outcome.code] : undefined;
    observations.push(
      word === undefined
        ? leftOpen(question, outcome, { target })
        : answered(question, word, { target, ms: outcome.ms }),
    );
    return stop();
  };

  const route = spend(await network.route(target, left));
  if (route.kind !== 'ok') observations.push(leftOpen('network.proxy', route, { target }));
  const way: Route = route.kind === 'ok' ? route.value : { kind: 'direct' };
  if (way.kind === 'proxy') {
    const tunnel = spend(await network.tunnel(target, way, left));
    if (tunnel.kind !== 'ok') return refused('network.proxy', tunnel, proxyFailures);
    reached = true;
    observations.push(
      answered('network.proxy', 'tunnels', { target, ms: tunnel.ms }),
      unanswered('network.dns', 'the proxy resolves the name', { target }),
      unanswered('network.tcp', 'the proxy makes the connection', { target }),
    );
  } else {
    if (route.kind === 'ok') observations.push(answered('network.proxy', 'direct', { target, ms: route.ms }));
    const addresses = spend(await network.resolve(target, left));
    if (addresses.kind !== 'ok') {
      reached = addresses.kind === 'failed' ? false : null;
      return refused('network.dns', addresses, dnsFailures);
    }
    const diverted = addresses.value.every(address => sinkhole.test(address));
    observations.push(
      answered('network.dns', diverted ? 'sinkhole' : 'resolves', { target, ms: addresses.ms }),
    );
    if (diverted) return stop();
    const connection = spend(await network.connect(target, addresses.value, left));
    reached = connection.kind === 'skipped' ? null : connection.kind === 'ok';
    if (connection.kind !== 'ok') return refused('network.tcp', connection, tcpFailures);
    observations.push(answered('network.tcp', 'connects', { target, ms: connection.ms }));
  }

  const peer = spend(await network.handshake(target, way, left));
  if (peer.kind !== 'ok') return refused('network.tls', peer, tlsFailures);
  const tls = tlsAnswer(peer.value, guidance);
  observations.push(
    answered('network.tls', tls, { target, ms: peer.ms, facts: { issuer: peer.value.issuer } }),
  );
  if (tls === 'intercepted') return stop();

  const reply = spend(await network.get(target, host.path, way, left));
  if (reply.kind === 'ok' && reply.value.date !== null) skew = now() - reply.value.date;
  if (tls !== 'trusted') return stop();
  observations.push(
    reply.kind === 'ok'
      ? answered('network.http', httpAnswer(reply.value.status, reply.value.start, host, guidance), {
          target,
          ms: reply.ms,
          facts: { status: reply.value.status },
        })
      : reply.kind === 'failed'
        ? answered('network.http', 'no-answer', { target, ms: reply.ms, facts: { failure: reply.code } })
        : leftOpen('network.http', reply, { target }),
  );
  return stop();
};
