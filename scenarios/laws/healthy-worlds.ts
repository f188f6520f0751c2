import fc from 'fast-check';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import { foreignAnswers } from '../../sim/localhost/state.ts';
import type { World } from '../../sim/world.ts';

// Few dates: each pair of them is a certificate to be signed.
const card = fc
  .record({
    series: fc.constantFrom(8, 9, 10),
    tries: fc.integer({ min: 1, max: 3 }),
    validFrom: fc.constantFrom('2024-02-29', '2025-06-01', '2026-10-31'),
    validTo: fc.constantFrom('2026-11-05', '2028-02-29', '2029-12-31'),
    faults: fc.option(
      fc.record({ kind: fc.constant('slow'), ms: fc.integer({ min: 1, max: 300 }) }).map(fault => [fault]),
      { nil: [] },
    ),
  })
  .map(different => ({ ...healthyCard, ...different }));

const readerName = fc.constantFrom('OMNIKEY CardMan 3121 00 00', 'Gemalto PC Twin Reader 00 00', 'KB SCR 0');

/** One reader with the card, and perhaps more that are empty. */
const readers = fc
  .tuple(card, fc.uniqueArray(readerName, { minLength: 1 }), fc.nat())
  .map(([theCard, names, position]) =>
    names.map((name, i) => ({
      ...emptyReader,
      name,
      card: i === position % names.length ? theCard : null,
    })),
  );

const running = (...versions: readonly string[]) =>
  fc.constantFrom(...versions).map(version => ({ version, running: true }));

const agent = running('2.4.10.0', '2.5.0.0');
const connect = running('3.0.0', '4.1');

const flag = fc.option(fc.boolean());

const software = fc
  .record({
    credentialManagement: running('1.4.2.0', '1.5', '4.1'),
    client: fc.oneof(
      agent.map(identityAgent => ({ identityAgent, smartcardConnect: null })),
      connect.map(smartcardConnect => ({ identityAgent: null, smartcardConnect })),
    ),
    dotnet: fc.constantFrom('4.8', '4.8.1'),
    session: fc.constantFrom('console', 'rdp', 'citrix'),
    zone: fc.record({ autoDetect: flag, intranetName: flag, proxyByPass: flag, uncAsIntranet: flag }),
    others: fc.constantFrom([], [{ name: 'Imprivata OneSign Agent', version: '24.2' }]),
    policies: fc.constantFrom(
      [],
      [{ browser: 'edge' as const, name: 'HomepageLocation', values: ['https://intranet.example'] }],
      [{ browser: 'chrome' as const, name: 'BlockThirdPartyCookies', values: ['0'] }],
      [
        { browser: 'edge' as const, name: 'LocalNetworkAccessBlockedForUrls', values: ['*'] },
        { browser: 'edge' as const, name: 'LoopbackNetworkAllowedForUrls', values: ['https://[*.]nhs.uk'] },
      ],
    ),
  })
  .map(({ client, ...rest }) => ({ ...healthyWorld.software, ...client, ...rest }));

/** Where the Port Service sits, who else is about and whether Windows signs the user in spoils nothing. */
const localhost = fc
  .record({
    position: fc.nat({ max: 4 }),
    before: fc.option(fc.constantFrom(...foreignAnswers)),
    signIn: fc.boolean(),
    applicationPort: fc.constantFrom(43_485, 55_000),
    otherSessions: fc.nat({ max: 3 }),
  })
  .map(different => ({ ...healthyWorld.localhost, ...different }));

/** Workstations on which the log-in succeeds, as different as they come. */
export const healthyWorlds: fc.Arbitrary<World> = fc
  .record({
    readers,
    software,
    localhost,
    clockSkewSeconds: fc.integer({ min: -299, max: 299 }),
    directory: fc.constantFrom('reachable', 'unreachable'),
    answers: fc.constantFrom<World['answers']>('truthful', {}),
    roles: fc.integer({ min: 1, max: 9 }),
    now: fc.constantFrom('2026-11-02T09:00:00Z', '2026-11-03T23:59:59Z', '2026-11-01T00:00:00Z'),
  })
  .map(({ roles, ...different }) => ({
    ...healthyWorld,
    ...different,
    profile: { ...healthyWorld.profile, roles },
  }));
