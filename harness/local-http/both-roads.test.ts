import fc from 'fast-check';
import t from 'tap';
import { faultsOf } from '../../scenarios/atlas.ts';
import type { FaultKindId } from '../../sim/faults/faults.ts';
import { type Fault, inflictAll } from '../../sim/faults/faults.ts';
import { localhostFaults } from '../../sim/faults/localhost.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { World } from '../../sim/world.ts';
import { credentialManagementProbe } from '../../src/probes/credential-management.ts';
import { realCredentialManagement } from './credential-management.ts';
import { freePorts, served } from './testing/localhost.ts';

t.setTimeout(120_000);

const { guidance, home } = await freePorts();
const budget = 1000;
const kinds: readonly FaultKindId[] = [
  ...(Object.keys(localhostFaults) as FaultKindId[]),
  'remove-credential-management',
  'stop-credential-management',
  'stop-port-service',
];

const seenBy = async (credentialManagement: ReturnType<typeof realCredentialManagement>, world: World) => {
  const workstation = { ...simWorkstation(world, guidance), credentialManagement };
  const seen = await credentialManagementProbe.run({ workstation, guidance, budget });
  return seen.map(({ ms: _, ...observation }) => observation);
};

const real = realCredentialManagement('win32', 'https://a.page.example');
const onBothRoads = async (world: World) => ({
  real: await seenBy(real, world),
  simulated: await seenBy(simWorkstation(world, guidance).credentialManagement, world),
});

t.test('every fault on localhost looks the same in process and on real sockets', async t => {
  const servers = await served(t, home, { guidance });
  const everyWay = kinds.flatMap(kind => {
    const ways = fc.sample(faultsOf(kind), { seed: 1002, numRuns: 12 }).map(fault => JSON.stringify(fault));
    return [...new Set(ways)].map(way => [JSON.parse(way) as Fault]);
  });
  for (const faults of [[], ...everyWay]) {
    const world = inflictAll(home, faults);
    await servers.become(world);
    const seen = await onBothRoads(world);
    t.strictSame(seen.real, seen.simulated, JSON.stringify(faults));
  }
});

t.test('so do several faults at once, and whatever stood before', async t => {
  const servers = await served(t, home, { guidance });
  const faults = fc.uniqueArray(fc.constantFrom(...kinds).chain(faultsOf), {
    minLength: 2,
    maxLength: 4,
    selector: ({ kind }) => kind,
  });
  await fc.assert(
    fc.asyncProperty(faults, async several => {
      const world = inflictAll(home, several);
      await servers.become(world);
      const seen = await onBothRoads(world);
      t.strictSame(seen.real, seen.simulated);
    }),
    { seed: 1002, numRuns: 20, endOnFailure: true },
  );
});
