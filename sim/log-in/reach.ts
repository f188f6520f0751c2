import type { Route } from '../../src/doors/network.ts';
import type { LogInContext } from './step.ts';
import { patience } from './step.ts';

/** Who makes the request: a browser goes through proxies and trusts the organisation's own certificates; NHS software does neither. */
export type Client = 'browser' | 'nhs-software';

/** Why the client does not get a genuine answer from the host; null when it does. */
export const unreachedBy = async (
  client: Client,
  host: string,
  { network, guidance }: LogInContext,
): Promise<string | null> => {
  const route = await network.route(host, patience);
  const way: Route = route.kind === 'ok' ? route.value : { kind: 'direct' };
  if (way.kind === 'proxy') {
    if (client === 'nhs-software') return `${host} is routed through a proxy`;
    const tunnel = await network.tunnel(host, way, patience);
    // A browser signs in to the proxy by itself, and then goes on.
    const signsIn = tunnel.kind === 'failed' && tunnel.code === 'proxy-needs-credentials';
    if (tunnel.kind !== 'ok' && !signsIn) return `the proxy does not pass requests to ${host}`;
  } else {
    const addresses = await network.resolve(host, patience);
    if (addresses.kind !== 'ok') return `${host} does not resolve`;
    const connection = await network.connect(host, addresses.value, patience);
    if (connection.kind !== 'ok') return `${host} does not accept a connection`;
  }
  const peer = await network.handshake(host, way, patience);
  if (peer.kind !== 'ok') return `TLS with ${host} fails`;
  if (!peer.value.inDate) return `the certificate of ${host} is out of date`;
  if (!peer.value.nameMatches) return `the certificate shown is not that of ${host}`;
  if (!peer.value.publiclyTrusted && client === 'nhs-software')
    return `the certificate of ${host} is not its own`;
  const path = guidance.hosts.find(({ name }) => name === host)?.path ?? '/';
  const reply = await network.get(host, path, way, patience);
  if (reply.kind !== 'ok') return `${host} does not answer`;
  return reply.value.status >= 400 ? `${host} answers with status ${reply.value.status}` : null;
};

/** The same for several hosts; the first reason, or null. */
export const firstUnreached = async (
  client: Client,
  hosts: readonly string[],
  context: LogInContext,
): Promise<string | null> => {
  for (const host of hosts) {
    const reason = await unreachedBy(client, host, context);
    if (reason !== null) return reason;
  }
  return null;
};
