import type { HttpReply, NetworkDoor, PeerCertificate, Route } from '../../src/doors/network.ts';
import { type Guidance, hostsByName } from '../../src/guidance/guidance.ts';
import { type FailureCode, failed, type Outcome, ok } from '../../src/outcome.ts';
import type { Blocking, World } from '../world.ts';

const day = 86_400_000;
const proxy: Route = { kind: 'proxy', host: 'proxy.example', port: 8080 };

/** Virtual milliseconds of each layer. */
const takes = { dns: 5, tcp: 12, tunnel: 15, tls: 25, http: 30 };

const address = '203.0.113.7';

/** What a resolver does in place of giving the address: an address of its own choice, or a failure. */
const withheld = {
  'no-such-name': 'name-not-found',
  refused: 'name-refused',
  'server-failure': 'name-failed',
  'no-answer': 'timed-out',
  sinkhole: ['0.0.0.0'],
  private: ['10.0.0.1'],
} as const satisfies { readonly [seen: string]: FailureCode | readonly string[] };

const tcpFailures = {
  'timed-out': 'timed-out',
  refused: 'connection-refused',
  reset: 'connection-reset',
  unreachable: 'unreachable',
} as const;

const tlsFailures = {
  reset: 'connection-reset',
  refused: 'handshake-failed',
  'timed-out': 'timed-out',
  'old-version': 'old-tls',
} as const;

/** What fails after `ms`, or at the deadline when nothing comes. */
const failing = (code: FailureCode, ms: number, deadline: number): Outcome<never> =>
  failed(code, '', code === 'timed-out' ? Math.max(0, deadline) : ms);

const late = (deadline: number, ms: number): Outcome<never> | null =>
  ms > deadline ? failed('timed-out', '', Math.max(0, deadline)) : null;

const page = (status: number, date: number | null, start: string): HttpReply => ({
  status,
  date,
  start,
  headers: ['date'],
  leadsElsewhere: false,
});

/** The network of a world: each host's layers break where the world says so. */
export const simNetwork = (world: World, guidance: Guidance): NetworkDoor => {
  const { up, hscn, resolver, portal, hosts } = world.network;
  const trueNow = Date.parse(world.now);
  const localNow = trueNow + world.clockSkewSeconds * 1000;
  const known = hostsByName(guidance);
  const roleOf = (host: string) => known.get(host)?.role;
  const overHscn = (host: string) => roleOf(host) === 'hscn' || roleOf(host) === 'hscn-control';
  const has = (host: string, how: Blocking) => hosts[host]?.blocked?.includes(how) === true;
  const seen = (host: string) => hosts[host]?.seen ?? {};
  const proxied = (host: string) =>
    hosts[host]?.proxied === true || has(host, 'proxy-denied') || has(host, 'proxy-auth');

  const certificate = (host: string): PeerCertificate => {
    const flaw = hosts[host]?.certificate;
    const notBefore = trueNow - 45 * day;
    const notAfter = trueNow + (flaw === 'expired' ? -1 : 45) * day;
    const intercepted = has(host, 'tls-intercepted') || portal;
    return {
      publiclyTrusted: !intercepted && flaw !== 'incomplete-chain',
      nameMatches: flaw !== 'wrong-name' && !portal,
      inDate: notBefore <= localNow && localNow <= notAfter,
      issuer: intercepted ? 'CN=Example Web Filter CA, O=Example Trust' : 'CN=Example Public CA, O=Example',
      logged: !intercepted,
      notBefore,
      notAfter,
    };
  };

  const names = (how: keyof typeof withheld, deadline: number): Outcome<readonly string[]> => {
    const told = withheld[how];
    return typeof told === 'string' ? failing(told, takes.dns, deadline) : ok(told, takes.dns);
  };

  return {
    async route(host) {
      const through = host === 'localhost' ? world.localhost.proxied : proxied(host);
      return ok(through ? proxy : { kind: 'direct' });
    },
    async resolve(host, deadline) {
      if (!up) return failed('no-resolver', '', 1);
      if (resolver !== 'works') return names(resolver, deadline);
      if (overHscn(host) && !hscn) return failed('name-not-found', '', takes.dns);
      if (has(host, 'dns')) return names(seen(host).dns ?? 'no-such-name', deadline);
      return late(deadline, takes.dns) ?? ok([address], takes.dns);
    },
    async resolveAt(_resolver, host, deadline) {
      if (!up) return failed('no-resolver', '', 1);
      if (overHscn(host)) return failed('name-not-found', '', takes.dns);
      return late(deadline, takes.dns) ?? ok([address], takes.dns);
    },
    async connect(host, [first], deadline) {
      if (!up || (overHscn(host) && !hscn)) return failed('unreachable', '', 1);
      // What a filter put in the place of an address answers nobody.
      if (withheld.sinkhole.some(nowhere => nowhere === first)) return failed('connection-refused', '', 1);
      if (withheld.private.some(own => own === first)) return failed('timed-out', '', deadline);
      if (has(host, 'tcp')) return failing(tcpFailures[seen(host).tcp ?? 'timed-out'], takes.tcp, deadline);
      return late(deadline, takes.tcp) ?? ok(null, takes.tcp);
    },
    async tunnel(host, _proxy, deadline) {
      if (!up) return failed('unreachable', '', 1);
      if (has(host, 'proxy-denied')) return failed('proxy-denied', 'HTTP 403', takes.tunnel);
      if (has(host, 'proxy-auth')) return failed('proxy-needs-credentials', 'HTTP 407', takes.tunnel);
      return late(deadline, takes.tunnel) ?? ok(null, takes.tunnel);
    },
    async handshake(host, _route, deadline) {
      if (has(host, 'tls')) return failing(tlsFailures[seen(host).tls ?? 'reset'], takes.tls, deadline);
      return late(deadline, takes.tls) ?? ok(certificate(host), takes.tls);
    },
    async get(host, _path, _route, deadline) {
      const slow = late(deadline, takes.http);
      if (slow !== null) return slow;
      if (has(host, 'http')) return ok(page(403, trueNow, '<h1>Blocked by proxy</h1>'), takes.http);
      const status = hosts[host]?.status ?? 200;
      const proof = known.get(host)?.proof ?? '';
      return ok(page(status, trueNow, status < 500 ? proof : ''), takes.http);
    },
    async getPlain(host, _path, deadline) {
      if (!up) return failed('no-resolver', '', 1);
      if (resolver !== 'works') return failing('no-resolver', takes.dns, deadline);
      if (portal) return ok({ ...page(302, null, ''), leadsElsewhere: true }, takes.http);
      const expected = guidance.controls?.portal;
      return (
        late(deadline, takes.http) ??
        ok(page(200, trueNow, expected?.host === host ? expected.proof : ''), takes.http)
      );
    },
  };
};
