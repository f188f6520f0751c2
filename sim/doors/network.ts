import type { NetworkDoor, PeerCertificate, Route } from '../../src/doors/network.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { failed, type Outcome, ok } from '../../src/outcome.ts';
import type { Blocking, World } from '../world.ts';

const day = 86_400_000;
const proxy: Route = { kind: 'proxy', host: 'proxy.example', port: 8080 };

/** Virtual milliseconds of each layer. */
const takes = { dns: 5, tcp: 12, tunnel: 15, tls: 25, http: 30 };

/** The network of a world: each host's layers break where the world says so. */
export const simNetwork = (world: World, guidance: Guidance): NetworkDoor => {
  const { up, hscn, hosts } = world.network;
  const trueNow = Date.parse(world.now);
  const localNow = trueNow + world.clockSkewSeconds * 1000;
  const roleOf = (host: string) => guidance.hosts.find(({ name }) => name === host)?.role;
  const overHscn = (host: string) => roleOf(host) === 'hscn' || roleOf(host) === 'hscn-control';
  const has = (host: string, how: Blocking) => hosts[host]?.blocked?.includes(how) === true;
  const proxied = (host: string) =>
    hosts[host]?.proxied === true || has(host, 'proxy-denied') || has(host, 'proxy-auth');
  const late = (deadline: number, ms: number): Outcome<never> | null =>
    ms > deadline ? failed('timed-out', '', Math.max(0, deadline)) : null;

  const certificate = (host: string): PeerCertificate => {
    const notBefore = trueNow - 45 * day;
    const notAfter = trueNow + 45 * day;
    const intercepted = has(host, 'tls-intercepted');
    return {
      publiclyTrusted: !intercepted,
      nameMatches: true,
      inDate: notBefore <= localNow && localNow <= notAfter,
      issuer: intercepted ? 'CN=Example Web Filter CA, O=Example Trust' : 'CN=Example Public CA, O=Example',
      notBefore,
      notAfter,
    };
  };

  return {
    async route(host) {
      const through = host === 'localhost' ? world.localhost.proxied : proxied(host);
      return ok(through ? proxy : { kind: 'direct' });
    },
    async resolve(host, deadline) {
      if (!up) return failed('no-resolver', '', 1);
      if (has(host, 'dns') || (overHscn(host) && !hscn)) return failed('name-not-found', '', takes.dns);
      return late(deadline, takes.dns) ?? ok(['203.0.113.7'], takes.dns);
    },
    async connect(host, _addresses, deadline) {
      if (!up || (overHscn(host) && !hscn)) return failed('unreachable', '', 1);
      if (has(host, 'tcp')) return failed('timed-out', '', deadline);
      return late(deadline, takes.tcp) ?? ok(null, takes.tcp);
    },
    async tunnel(host, _proxy, deadline) {
      if (!up) return failed('unreachable', '', 1);
      if (has(host, 'proxy-denied')) return failed('proxy-denied', 'HTTP 403', takes.tunnel);
      if (has(host, 'proxy-auth')) return failed('proxy-needs-credentials', 'HTTP 407', takes.tunnel);
      return late(deadline, takes.tunnel) ?? ok(null, takes.tunnel);
    },
    async handshake(host, _route, deadline) {
      if (has(host, 'tls')) return failed('connection-reset', '', takes.tls);
      return late(deadline, takes.tls) ?? ok(certificate(host), takes.tls);
    },
    async get(host, _path, _route, deadline) {
      const slow = late(deadline, takes.http);
      if (slow !== null) return slow;
      if (has(host, 'http'))
        return ok({ status: 403, date: trueNow, start: '<h1>Blocked by proxy</h1>' }, takes.http);
      const status = hosts[host]?.status ?? 200;
      const proof = guidance.hosts.find(({ name }) => name === host)?.proof ?? '';
      return ok({ status, date: trueNow, start: status < 500 ? proof : '' }, takes.http);
    },
  };
};
