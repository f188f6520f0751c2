import type { NetworkDoor, Route } from '../doors/network.ts';
import type { Observation } from '../evidence/evidence.ts';
import type { Answer } from '../evidence/questions.ts';
import type { Guidance, Host } from '../guidance/guidance.ts';
import { type Failed, type Outcome, type Skipped, skipped } from '../outcome.ts';
import { scrub } from '../privacy/scrub.ts';
import {
  dnsAnswer,
  dnsFailures,
  httpAnswer,
  httpFailures,
  proxyFailures,
  tcpFailures,
  tlsAnswer,
  tlsFailures,
  type Words,
} from './host-words.ts';
import { answered, leftOpen, unanswered } from './probe.ts';

/** What became of one host: an answer for each layer that was reached. */
export interface HostVisit {
  readonly observations: readonly Observation[];
  /** The host, or a proxy on its behalf, accepted a connection; null when that was not found out. */
  readonly reached: boolean | null;
  /** Local time minus the time of the host's `Date` header, in milliseconds; null without one. */
  readonly skew: number | null;
}

/** A visit under way: where to, with what, what was seen, and the milliseconds left. */
interface Journey {
  readonly host: Host;
  readonly network: NetworkDoor;
  readonly now: () => number;
  readonly guidance: Guidance;
  readonly observations: Observation[];
  readonly budget: number;
  left: number;
  reached: boolean | null;
  skew: number | null;
}

type Layer = 'network.dns' | 'network.tcp' | 'network.proxy' | 'network.tls' | 'network.http';

/** Calls a door within what is left; with less than a fifth of the budget, a time-out would prove nothing. */
const take = async <T>(
  journey: Journey,
  call: (deadline: number) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  if (journey.left < journey.budget / 5) return skipped('too little time was left');
  const outcome = await call(journey.left);
  journey.left -= outcome.ms;
  return outcome;
};

/** Writes down a layer that did not let us pass, in the question's words where it has one. */
const stoppedAt = <Q extends Layer>(
  journey: Journey,
  question: Q,
  outcome: Failed | Skipped,
  failures: Words<Answer<Q>>,
): void => {
  const { host, observations } = journey;
  const word = outcome.kind === 'failed' ? failures[outcome.code] : undefined;
  const at = { target: host.name, ms: outcome.ms };
  if (word === undefined) observations.push(leftOpen(question, outcome, at));
  else {
    // A proxy that refuses has answered; a certificate comes after the connection.
    if (question === 'network.dns' || question === 'network.tcp') journey.reached = false;
    observations.push(answered(question, word, at));
  }
};

const throughProxy = async (journey: Journey, proxy: Route): Promise<boolean> => {
  const { host, network, observations } = journey;
  const target = host.name;
  const tunnel = await take(journey, deadline => network.tunnel(target, proxy, deadline));
  if (tunnel.kind !== 'ok') {
    // A proxy that refuses was reached; one that does not answer was not.
    if (tunnel.kind === 'failed' && proxyFailures[tunnel.code] === 'no-answer') journey.reached = false;
    stoppedAt(journey, 'network.proxy', tunnel, proxyFailures);
    return false;
  }
  journey.reached = true;
  observations.push(
    answered('network.proxy', 'tunnels', { target, ms: tunnel.ms }),
    unanswered('network.dns', 'the proxy resolves the name', { target }),
    unanswered('network.tcp', 'the proxy makes the connection', { target }),
  );
  return true;
};

const directly = async (journey: Journey): Promise<boolean> => {
  const { host, network, observations } = journey;
  const target = host.name;
  const addresses = await take(journey, deadline => network.resolve(target, deadline));
  if (addresses.kind !== 'ok') {
    stoppedAt(journey, 'network.dns', addresses, dnsFailures);
    return false;
  }
  const dns = dnsAnswer(addresses.value);
  observations.push(answered('network.dns', dns, { target, ms: addresses.ms }));
  if (dns !== 'resolves') {
    journey.reached = false;
    return false;
  }
  const connection = await take(journey, deadline => network.connect(target, addresses.value, deadline));
  if (connection.kind !== 'ok') {
    stoppedAt(journey, 'network.tcp', connection, tcpFailures);
    return false;
  }
  journey.reached = true;
  observations.push(answered('network.tcp', 'connects', { target, ms: connection.ms }));
  return true;
};

/** How the system reaches the host is not known: that it answers directly shows that the network works, and no more. */
const reachDirectly = async (journey: Journey): Promise<void> => {
  const { host, network } = journey;
  const addresses = await take(journey, deadline => network.resolve(host.name, deadline));
  if (addresses.kind !== 'ok' || dnsAnswer(addresses.value) !== 'resolves') return;
  const connection = await take(journey, deadline => network.connect(host.name, addresses.value, deadline));
  if (connection.kind === 'ok') journey.reached = true;
};

/** The way on which the host accepts a connection; null when there is none, or none is known. */
const findWay = async (journey: Journey): Promise<Route | null> => {
  const { host, network, observations } = journey;
  const target = host.name;
  const route = await take(journey, deadline => network.route(target, deadline));
  if (route.kind !== 'ok') {
    observations.push(leftOpen('network.proxy', route, { target }));
    await reachDirectly(journey);
    return null;
  }
  const way = route.value;
  if (way.kind === 'direct') observations.push(answered('network.proxy', 'direct', { target, ms: route.ms }));
  const open = way.kind === 'proxy' ? await throughProxy(journey, way) : await directly(journey);
  return open ? way : null;
};

/** The host's certificate, then its service. Behind somebody else's certificate, nothing the service says counts. */
const meetService = async (journey: Journey, way: Route): Promise<void> => {
  const { host, network, observations, guidance } = journey;
  const target = host.name;
  const peer = await take(journey, deadline => network.handshake(target, way, deadline));
  if (peer.kind !== 'ok') return stoppedAt(journey, 'network.tls', peer, tlsFailures);
  const tls = tlsAnswer(peer.value, guidance);
  const issuer = scrub(peer.value.issuer);
  observations.push(answered('network.tls', tls, { target, ms: peer.ms, facts: { issuer } }));
  if (tls === 'intercepted') return;

  const reply = await take(journey, deadline => network.get(target, host.path, way, deadline));
  if (reply.kind === 'ok' && reply.value.date !== null) journey.skew = journey.now() - reply.value.date;
  if (tls !== 'trusted') return;
  if (reply.kind !== 'ok') return stoppedAt(journey, 'network.http', reply, httpFailures);
  const { status, start } = reply.value;
  const answer = httpAnswer(status, start, host, guidance);
  observations.push(answered('network.http', answer, { target, ms: reply.ms, facts: { status } }));
};

/** Visits one host layer by layer, as an application would, and stops at the first layer that does not let it pass. */
export const visitHost = async (
  host: Host,
  network: NetworkDoor,
  now: () => number,
  guidance: Guidance,
  budget: number,
): Promise<HostVisit> => {
  const journey: Journey = {
    host,
    network,
    now,
    guidance,
    observations: [],
    budget,
    left: budget,
    reached: null,
    skew: null,
  };
  const way = await findWay(journey);
  if (way !== null) await meetService(journey, way);
  return journey;
};
