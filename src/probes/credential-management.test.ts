import fc from 'fast-check';
import t from 'tap';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { CredentialManagementDoor, LocalReply } from '../doors/credential-management.ts';
import type { Route } from '../doors/network.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { failed, type Outcome, ok, skipped } from '../outcome.ts';
import { credentialManagementProbe } from './credential-management.ts';
import { localhostRouteProbe } from './localhost-route.ts';

const guidance = defaultGuidance;
const { ports, schemes, connectPath, portPath } = guidance.portService;
const sound = simWorkstation(healthyWorld);
const budget = 5000;

const lookWith = async (get: CredentialManagementDoor['get']) => {
  const workstation = { ...sound, credentialManagement: { get } };
  const seen = await credentialManagementProbe.run({ workstation, guidance, budget });
  return Object.fromEntries(
    seen.map(observation => [
      observation.question,
      observation.status === 'answered' ? observation.answer : observation.status,
    ]),
  );
};

const json = (body: unknown): Outcome<LocalReply> => ok({ status: 200, body: JSON.stringify(body) }, 2);
const foreign: fc.Arbitrary<Outcome<LocalReply>> = fc.oneof(
  fc.constantFrom(
    failed('connection-refused', '', 1),
    failed('malformed', '', 1),
    failed('connection-reset', '', 1),
    ok({ status: 401, body: '' }, 1),
    ok({ status: 200, body: '<html>' }, 1),
  ),
  fc.json().map(body => ok({ status: 200, body }, 1)),
);
const place = fc.record({ port: fc.constantFrom(...ports), scheme: fc.constantFrom(...schemes) });

t.test('the Port Service is found wherever it is, whatever else is on its ports', async t => {
  await fc.assert(
    fc.asyncProperty(place, foreign, fc.boolean(), async (at, other, running) => {
      const seen = await lookWith(async (scheme, port, path) => {
        if (!ports.includes(port)) return ok({ status: 404, body: '' }, 1);
        if (port !== at.port || scheme !== at.scheme) return other;
        if (path === connectPath) return json({ statusCode: '200' });
        return json(running ? { portData: { portNumber: 55_001 } } : { FaultException: { Code: 'PR30007' } });
      });
      t.equal(seen['client.port-service'], 'answers');
      t.equal(seen['client.credential-management'], running ? 'connected' : 'no-process');
      t.equal(seen['client.application'], running ? 'answers' : 'skipped');
    }),
    { numRuns: 100 },
  );
});

t.test('a silent program on a port leaves time to ask the Port Service beside it', async t => {
  const given: number[] = [];
  const seen = await lookWith(async (_, port, path, deadline) => {
    if (port === ports[0]) return failed('timed-out', '', deadline);
    given.push(deadline);
    if (path === connectPath) return json({ statusCode: '200' });
    return path === portPath
      ? json({ portData: { portNumber: '55000' } })
      : failed('timed-out', '', deadline);
  });
  t.match(seen, { 'client.port-service': 'answers', 'client.application': 'silent' });
  t.ok(Math.min(...given) >= budget / 5, 'nobody is called silent in haste');
});

t.test('who is silent once and then answers was only slow', async t => {
  const asked = new Set<string>();
  const seen = await lookWith(async (scheme, port, path, deadline) => {
    const key = `${scheme} ${port}`;
    if (asked.size < 11 && !asked.has(key)) {
      asked.add(key);
      return failed('timed-out', '', deadline);
    }
    if (path === connectPath) return json({ statusCode: '200' });
    return json({ portData: { portNumber: '55000' } });
  });
  t.match(seen, { 'client.port-service': 'answers', 'client.application': 'answers' });
});

t.test('who already refuses to connect for want of a process is the Port Service all the same', async t => {
  const fault = { FaultException: { Code: 'PR30007', Message: 'Unable to find CM process for user' } };
  t.match(await lookWith(async () => json(fault)), {
    'client.port-service': 'answers',
    'client.credential-management': 'no-process',
    'client.application': 'skipped',
  });
});

t.test('a port that could not be asked may be the one, whatever the others say', async t => {
  for (const open of [skipped('not tried'), failed('crashed'), failed('not-permitted')])
    for (const other of [
      failed('connection-refused'),
      failed('malformed'),
      failed('timed-out', '', budget),
    ]) {
      const seen = await lookWith(async (_, port) => (port === ports[2] ? open : other));
      t.equal(seen['client.port-service'], open.kind);
    }
});

t.test('only a port that can be one is asked, and what it does is told', async t => {
  const handingOut = (portNumber: unknown, application: Outcome<LocalReply>) =>
    lookWith(async (_, port, path) => {
      if (path === connectPath) return json({ statusCode: 200 });
      if (path === portPath) return json({ portData: { portNumber } });
      t.equal(port, Number(portNumber));
      return application;
    });
  for (const [outcome, answer] of [
    [ok({ status: 503, body: '' }), 'answers'],
    [failed('connection-refused'), 'nothing-listens'],
    [failed('malformed'), 'garbled'],
    [failed('timed-out', '', budget / 5), 'silent'],
    [failed('timed-out', '', budget / 5 - 1), 'failed'],
    [failed('connection-reset'), 'failed'],
  ] as const)
    t.match(await handingOut('43485', outcome), { 'client.application': answer });
  for (const odd of [0, -1, 65_536, 1.5, '', 'x', '1e9', null, [], {}])
    t.match(await handingOut(odd, ok({ status: 200, body: '' })), {
      'client.credential-management': 'skipped',
      'client.application': 'skipped',
    });
});

t.test('localhost goes through a proxy only where that proxy is elsewhere', async t => {
  const by = async (route: Outcome<Route>) => {
    const workstation = { ...sound, network: { ...sound.network, route: async () => route } };
    const [seen] = await localhostRouteProbe.run({ workstation, guidance, budget });
    return seen?.status === 'answered' ? seen.answer : seen?.status;
  };
  t.equal(await by(ok({ kind: 'direct' })), 'direct');
  t.equal(await by(ok({ kind: 'proxy', host: 'proxy.example', port: 8080 })), 'proxied');
  t.equal(await by(failed('timed-out')), 'failed');
  for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '::1'])
    t.equal(await by(ok({ kind: 'proxy', host, port: 9000 })), 'skipped', host);
});
