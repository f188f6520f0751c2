import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { HttpReply, NetworkDoor, Route } from '../../src/doors/network.ts';
import { type Outcome, ok } from '../../src/outcome.ts';
import { bounded, realClock } from '../clock.ts';
import { dial } from './dial.ts';
import { type Answered, get, tunnel } from './exchange.ts';
import { failure, failureOf } from './failure.ts';
import { type Lookup, lookupAt, systemLookup } from './lookup.ts';
import { peerCertificate } from './peer-certificate.ts';
import { type FindRoute, systemRoute } from './proxy/route.ts';
import { publicRoots, type Roots } from './roots.ts';
import { secure } from './secure.ts';

export interface NetworkOptions {
  /** TCP port of every host; 443 unless a laboratory has no right to it. */
  readonly port?: number;
  /** TCP port for HTTP without TLS; 80 unless a laboratory has no right to it. */
  readonly plainPort?: number;
  readonly lookup?: Lookup;
  readonly findRoute?: FindRoute;
  /** Certificates (PEM) that count as public roots besides Mozilla's. */
  readonly roots?: readonly string[];
}

const bodyLimit = 4 * 1024;

/** Most header names that are kept of one reply. */
const mostHeaders = 100;

const leadsElsewhere = (host: string, { status, headers: { location } }: Answered): boolean => {
  if (status < 300 || status >= 400 || location === undefined) return false;
  const here = `https://${host}/`;
  return !URL.canParse(location, here) || new URL(location, here).hostname !== host;
};

const replyFrom = (host: string, answered: Answered): HttpReply => ({
  status: answered.status,
  date: dateOf(answered.headers.date, answered.headers.age),
  start: answered.body.toString('utf8'),
  headers: Object.keys(answered.headers).slice(0, mostHeaders),
  leadsElsewhere: leadsElsewhere(host, answered),
});

const layer = <T>(deadline: number, work: (signal: AbortSignal) => Promise<T>): Promise<Outcome<T>> =>
  bounded(deadline, signal => work(signal).then(value => ok(value), failureOf));

/** A cache keeps the `Date` of the origin and says in `Age` how many seconds ago that was. */
const dateOf = (header: string | undefined, age = '0'): number | null => {
  const time = Date.parse(header ?? '') + Number(age) * 1000;
  return Number.isNaN(time) ? null : time;
};

/** The network of this machine. Nothing stays open between two calls. */
export const realNetwork = (options: NetworkOptions = {}): NetworkDoor => {
  const {
    port = 443,
    plainPort = 80,
    lookup = systemLookup(),
    findRoute = systemRoute(),
    roots: extra = [],
  } = options;
  /** The address by which a host last answered, so that later layers go the same way. */
  const answered = new Map<string, string>();
  let known: Roots | undefined;
  const roots = (): Roots => {
    known ??= publicRoots(extra);
    return known;
  };

  const reach = async (host: string, at: number, signal: AbortSignal): Promise<Socket> => {
    const address = answered.get(host);
    return dial(address === undefined ? await lookup(host, signal) : [address], at, signal);
  };
  const open = async (host: string, route: Route, signal: AbortSignal): Promise<Duplex> =>
    route.kind === 'direct'
      ? reach(host, port, signal)
      : tunnel(await reach(route.host, route.port, signal), `${host}:${port}`, signal);
  const openSecure = async (host: string, route: Route, signal: AbortSignal): Promise<TLSSocket> =>
    secure(await open(host, route, signal), host, roots().context, signal);

  return {
    route: (host, deadline) => bounded(deadline, signal => findRoute(host, signal).catch(failureOf)),
    resolve: (host, deadline) => layer(deadline, signal => lookup(host, signal)),
    connect: (host, addresses, deadline) =>
      layer(deadline, async signal => {
        const { remoteAddress } = await dial(addresses, port, signal);
        if (remoteAddress !== undefined) answered.set(host, remoteAddress);
        return null;
      }),
    tunnel: (host, proxy, deadline) =>
      layer(deadline, async signal => {
        await open(host, proxy, signal);
        return null;
      }),
    handshake: (host, route, deadline) =>
      layer(deadline, async signal => {
        const socket = await openSecure(host, route, signal);
        const shown = peerCertificate(socket, host, roots(), realClock.now());
        if (shown === null) throw failure('handshake-failed', 'no certificate');
        return shown;
      }),
    get: (host, path, route, deadline) =>
      layer(deadline, async signal => {
        const socket = await openSecure(host, route, signal);
        return replyFrom(host, await get(socket, { host, path, limit: bodyLimit }, signal));
      }),
    resolveAt: (resolver, host, deadline) => layer(deadline, signal => lookupAt(resolver, host, signal)),
    getPlain: (host, path, deadline) =>
      layer(deadline, async signal => {
        const socket = await dial(await lookup(host, signal), plainPort, signal);
        return replyFrom(host, await get(socket, { host, path, limit: bodyLimit }, signal));
      }),
  };
};
