import type { Route } from '../doors/network.ts';
import type { Outcome } from '../outcome.ts';
import { dnsAnswer, dnsFailures, families, proxyFailures, tcpFailures } from './host-words.ts';
import { type Journey, stoppedAt, taken, tooLate } from './journey.ts';
import { answered, leftOpen, unanswered } from './probe.ts';

const wordOf = (outcome: Outcome<unknown>): string =>
  outcome.kind === 'ok' ? 'connects' : outcome.kind === 'failed' ? outcome.code : 'not tried';

/** Whether the host accepts a connection without the proxy: then an exception from the proxy is all that is needed. */
const pastProxy = async ({ host, network, left, budget }: Journey): Promise<string> => {
  const addresses = tooLate({ left, budget }) ?? (await network.resolve(host.name, left));
  if (addresses.kind !== 'ok') return wordOf(addresses);
  const rest = left - addresses.ms;
  return wordOf(tooLate({ left: rest, budget }) ?? (await network.connect(host.name, addresses.value, rest)));
};

const throughProxy = async (journey: Journey, proxy: Route): Promise<boolean> => {
  const { host, network, observations } = journey;
  const target = host.name;
  if (host.role === 'required') journey.directly = pastProxy(journey);
  const tunnel = tooLate(journey) ?? taken(journey, await network.tunnel(target, proxy, journey.left));
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

/** What other resolvers say of a name that the system's own does not give. */
const elsewhere = async ({ host, network, left }: Journey, resolvers: readonly string[]) => {
  const told = await Promise.all(resolvers.map(resolver => network.resolveAt(resolver, host.name, left)));
  const words = told.map(outcome => (outcome.kind === 'ok' ? 'resolves' : wordOf(outcome)));
  return { elsewhere: [...new Set(words)] };
};

const directly = async (journey: Journey): Promise<boolean> => {
  const { host, network, guidance, observations } = journey;
  const target = host.name;
  const resolvers = guidance.controls?.resolvers ?? [];
  // None may be asked, or all are at once with the system's own.
  const asked = resolvers.length === 0 ? null : elsewhere(journey, resolvers);
  const addresses = tooLate(journey) ?? taken(journey, await network.resolve(target, journey.left));
  if (addresses.kind !== 'ok') {
    stoppedAt(journey, 'network.dns', addresses, dnsFailures, (await asked) ?? {});
    return false;
  }
  const dns = dnsAnswer(addresses.value, host);
  journey.inside = dns === 'private';
  const open = dns === 'resolves' || dns === 'private';
  const facts = open ? families(addresses.value) : ((await asked) ?? {});
  observations.push(answered('network.dns', dns, { target, ms: addresses.ms, facts }));
  if (!open) {
    journey.reached = false;
    return false;
  }
  const connection =
    tooLate(journey) ?? taken(journey, await network.connect(target, addresses.value, journey.left));
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
  const addresses = tooLate(journey) ?? taken(journey, await network.resolve(host.name, journey.left));
  if (addresses.kind !== 'ok' || dnsAnswer(addresses.value, host) !== 'resolves') return;
  const connection =
    tooLate(journey) ?? taken(journey, await network.connect(host.name, addresses.value, journey.left));
  if (connection.kind === 'ok') journey.reached = true;
};

/** The way on which the host accepts a connection; null when there is none, or none is known. */
export const findWay = async (journey: Journey): Promise<Route | null> => {
  const { host, network, observations } = journey;
  const target = host.name;
  const route = tooLate(journey) ?? taken(journey, await network.route(target, journey.left));
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
