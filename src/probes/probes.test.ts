import fc from 'fast-check';
import t from 'tap';
import type { Fault } from '../../sim/faults/faults.ts';
import { inflictAll } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { Workstation } from '../doors/workstation.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { failed, ok, skipped } from '../outcome.ts';
import { credentialManagementProbe } from './credential-management.ts';
import { hscnProbe, internetProbe } from './network.ts';
import { readersProbe } from './readers.ts';

const bench = (workstation: Workstation) => ({ workstation, guidance: defaultGuidance, budget: 5000 });
const broken = (...faults: Fault[]) => simWorkstation(inflictAll(healthyWorld, faults));
const answersTo = async (probe: typeof internetProbe, workstation: Workstation) =>
  Object.fromEntries(
    (await probe.run(bench(workstation))).map(observation => [
      observation.question,
      observation.status === 'answered' ? observation.answer : observation.status,
    ]),
  );

t.test('the internet is down only when controls were tried and nothing at all answered', async t => {
  t.match(await answersTo(internetProbe, broken({ kind: 'cut-network' })), {
    'network.reach': 'no-route',
  });
  t.match(await answersTo(internetProbe, broken({ kind: 'block-domain', domain: '*', how: 'tcp' })), {
    'network.reach': 'some',
  });
  const noControls = {
    ...defaultGuidance,
    hosts: defaultGuidance.hosts.filter(({ role }) => role !== 'control'),
  };
  const seen = await internetProbe.run({ ...bench(broken({ kind: 'cut-network' })), guidance: noControls });
  t.match(
    seen.filter(({ question }) => question === 'network.reach'),
    [{ status: 'skipped' }],
  );
});

t.test('HSCN is lost only when its control is not reached either', async t => {
  const [gas = ''] = defaultGuidance.hosts.filter(({ role }) => role === 'hscn').map(({ name }) => name);
  const lost = broken({ kind: 'lose-hscn' });
  const blocked = broken({ kind: 'block-domain', domain: gas, how: 'tcp' });
  t.match(await answersTo(hscnProbe, lost), { 'network.hscn': 'unreachable' });
  t.match(await answersTo(hscnProbe, blocked), { 'network.hscn': 'reachable', 'network.tcp': 'timed-out' });
  const wayTo = (known: string) => ({
    ...blocked.network,
    route: async (host: string) => (host === known ? ok({ kind: 'direct' } as const) : skipped('not known')),
  });
  t.match(await answersTo(hscnProbe, { ...blocked, network: wayTo(gas) }), { 'network.hscn': 'reachable' });
  const deaf = { ...wayTo(gas), connect: async () => failed('timed-out') };
  t.match(await answersTo(hscnProbe, { ...blocked, network: deaf }), { 'network.hscn': 'skipped' });
  const noControl = {
    ...defaultGuidance,
    hosts: defaultGuidance.hosts.filter(({ role }) => role !== 'hscn-control'),
  };
  const seen = await hscnProbe.run({ ...bench(lost), guidance: noControl });
  t.match(
    seen.filter(({ question }) => question === 'network.hscn'),
    [{ status: 'skipped' }],
  );
});

t.test('where it took long to find the Identity Agent, no time-out is held against HSCN', async t => {
  const sound = broken();
  const after = (ms: number): Workstation => ({
    ...sound,
    software: {
      ...sound.software,
      products: async deadline => ({ ...(await sound.software.products(deadline)), ms }),
    },
    network: { ...sound.network, connect: async (_host, _, deadline) => failed('timed-out', '', deadline) },
  });
  t.match(await answersTo(hscnProbe, after(3900)), { 'network.hscn': 'unreachable' });
  t.match(await answersTo(hscnProbe, after(4100)), { 'network.hscn': 'skipped', 'network.proxy': 'skipped' });
});

t.test('where it took long to find the way, that no sign-in page came says nothing', async t => {
  const behind = broken({ kind: 'require-portal' });
  const after = (ms: number): Workstation => ({
    ...behind,
    network: {
      ...behind.network,
      route: async (...asked) => ({ ...(await behind.network.route(...asked)), ms }),
      getPlain: async (_host, _path, deadline) => failed('timed-out', '', deadline),
    },
  });
  t.match(await answersTo(internetProbe, after(3900)), { 'network.portal': 'none' });
  t.match(await answersTo(internetProbe, after(4100)), { 'network.portal': 'skipped' });
});

t.test('a look-up that could not be made and a way that is not known prove nothing', async t => {
  const sound = broken();
  const noLookUp = { ...sound.network, resolve: async () => failed('unknown') };
  t.match(await answersTo(internetProbe, { ...sound, network: noLookUp }), {
    'network.reach': 'some',
    'network.names': 'skipped',
    'network.dns': 'failed',
  });
  const noRoute = {
    ...sound.network,
    route: async () => skipped('a PAC script decides'),
    connect: async () => failed('timed-out'),
  };
  t.match(await answersTo(internetProbe, { ...sound, network: noRoute }), {
    'network.reach': 'skipped',
    'network.proxy': 'skipped',
    'network.tcp': undefined,
  });
  const slow = { ...sound.network, resolve: async () => ok(['203.0.113.7'], 4900) };
  t.match(await answersTo(internetProbe, { ...sound, network: slow }), {
    'network.reach': 'skipped',
    'network.dns': 'resolves',
    'network.tcp': 'skipped',
  });
});

t.test('the Port Service is told from silence, garbage and a service that wants a sign-in', async t => {
  const saying = (reply: Awaited<ReturnType<Workstation['credentialManagement']['get']>>) => ({
    ...broken(),
    credentialManagement: { get: async () => reply },
  });
  const heard = async (reply: Parameters<typeof saying>[0]) =>
    (await answersTo(credentialManagementProbe, saying(reply)))['client.port-service'];
  t.equal(await heard(failed('connection-refused')), 'nothing-listens');
  t.equal(await heard(failed('timed-out', '', 1000)), 'silent');
  t.equal(await heard(failed('timed-out', '', 999)), 'failed', 'haste is no silence');
  t.equal(await heard(failed('malformed')), 'garbled');
  t.equal(await heard(ok({ status: 200, body: '<html>' })), 'garbled');
  t.equal(await heard(ok({ status: 401, body: '', windowsSignIn: true })), 'answers');
  t.equal(await heard(ok({ status: 401, body: '' })), 'skipped', 'whoever that is');
  t.equal(await heard(skipped('not made for this system')), 'skipped');
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.integer({ min: 100, max: 599 }), async (body, status) => {
      await heard(ok({ status, body }));
    }),
    { numRuns: 100 },
  );
});

t.test('a card that is pulled while it is read is seen as gone, not as broken', async t => {
  t.match(await answersTo(readersProbe, broken({ kind: 'pull-card', afterCommands: 2 })), {
    'reader.state': 'empty',
    'readers.cards': 'none',
    'card.application': undefined,
  });
});
