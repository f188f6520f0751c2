import fc from 'fast-check';
import { faultKindIds } from '../../sim/faults/faults.ts';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import { foreignAnswers, healthyLocalhost } from '../../sim/localhost/state.ts';
import {
  blockings,
  brokenResolvers,
  type Card,
  cardKinds,
  certificateFlaws,
  dnsBlocks,
  type Reader,
  tcpBlocks,
  tlsBlocks,
  type World,
} from '../../sim/world.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { faultsOf } from '../atlas.ts';
import { anyCardFault, anyReaderFault, anyServiceFault } from './any-faults.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map(hex);

/** Commands that reading a card really sends, with any byte in any place. */
const command = fc.oneof(
  fc.constantFrom('*', '00 A4 04 00 *', '00 CB 3F FF *', '00 20 00 80', '.. .. .. .. *'),
  bytes(8),
);

const script: fc.Arbitrary<NonNullable<Card['script']>> = fc.array(
  fc.oneof(
    fc.record({ on: command, answer: bytes(40) }),
    fc.record({ on: command, answer: fc.constantFrom('9000', '6A82', '6108', '6C00', '63C0') }),
    fc.record({ on: command, fault: fc.constantFrom('silence', 'removal') }),
  ),
  { maxLength: 4 },
);

const card: fc.Arbitrary<Card> = fc
  .record(
    {
      kind: fc.constantFrom(...cardKinds),
      series: fc.constantFrom(4, 5, 6, 8, 9, 10),
      mute: fc.boolean(),
      blank: fc.boolean(),
      tries: fc.nat({ max: 15 }),
      validTo: fc.constantFrom('2026-09-30', '2028-05-31'),
      faults: fc.array(anyCardFault, { maxLength: 3 }),
      script,
    },
    { requiredKeys: [] },
  )
  .map(different => ({ ...healthyCard, ...different }));

const reader: fc.Arbitrary<Reader> = fc
  .record(
    {
      attached: fc.boolean(),
      driver: fc.constantFrom('working', 'missing'),
      heldBy: fc.option(fc.string()),
      broken: fc.option(fc.constantFrom('errors', 'hangs')),
      card: fc.option(card),
      faults: fc.array(anyReaderFault, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .map(different => ({ ...emptyReader, ...different }));

const readers = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), reader), {
    selector: ([name]) => name,
    maxLength: 4,
  })
  .map(named => named.map(([name, other]): Reader => ({ ...other, name })));

const host = fc.record(
  {
    blocked: fc.uniqueArray(fc.constantFrom(...blockings)),
    seen: fc.record(
      {
        dns: fc.constantFrom(...dnsBlocks),
        tcp: fc.constantFrom(...tcpBlocks),
        tls: fc.constantFrom(...tlsBlocks),
      },
      { requiredKeys: [] },
    ),
    certificate: fc.constantFrom(...certificateFlaws),
    proxied: fc.boolean(),
    status: fc.integer({ min: 500, max: 599 }),
  },
  { requiredKeys: [] },
);

const flag = fc.option(fc.boolean());
const browser = fc.option(fc.constantFrom('90', '142.0.1', '156.0'));

const product = fc.option(
  fc.record({ version: fc.constantFrom('0', '1.3', '2.4.10.0', '99.1'), running: fc.boolean() }),
);

/** Workstations in any state, most of them hopeless. */
export const anyWorlds: fc.Arbitrary<World> = fc
  .record(
    {
      clockSkewSeconds: fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
      smartcardService: fc.constantFrom('running', 'stopped'),
      serviceFaults: fc.array(anyServiceFault, { maxLength: 2 }),
      readers,
      software: fc.record({
        credentialManagement: product,
        portService: fc.constantFrom('running', 'stopped', 'absent'),
        identityAgent: product,
        smartcardConnect: product,
        middleware: fc.constantFrom('installed', 'missing'),
        dotnet: fc.constantFrom('0', '4.7.2', '4.8', '99.1'),
        session: fc.constantFrom('console', 'rdp', 'citrix'),
        redirects: fc.boolean(),
        zone: fc.record({ autoDetect: flag, intranetName: flag, proxyByPass: flag, uncAsIntranet: flag }),
        clientSettings: fc.array(
          fc.record({
            client: fc.constantFrom('identity-agent', 'smartcard-connect'),
            name: fc.constantFrom('ActivatePOSTURL', 'UseCardReaderPolling', 'TrustedCertificateIssuers'),
            value: fc.string(),
          }),
          { maxLength: 2 },
        ),
        browsers: fc.record({ chrome: browser, edge: browser }),
        others: fc.array(fc.record({ name: fc.string(), version: fc.constantFrom('1', '24.2') }), {
          maxLength: 2,
        }),
        policies: fc.array(
          fc.record({
            browser: fc.constantFrom('chrome', 'edge'),
            name: fc.constantFrom(...defaultGuidance.browserPolicies.map(({ policy }) => policy)),
            values: fc.array(fc.oneof(fc.string(), fc.constantFrom('1', '*', '[*.]nhs.uk'))),
          }),
          { maxLength: 2 },
        ),
      }),
      localhost: fc
        .record(
          {
            portAnswers: fc.constantFrom('protocol', 'garbled', 'silent'),
            position: fc.nat({ max: 4 }),
            before: fc.option(fc.constantFrom(...foreignAnswers)),
            signIn: fc.boolean(),
            staleRegistration: fc.boolean(),
            application: fc.constantFrom('answers', 'nothing-listens', 'garbled', 'silent'),
            otherSessions: fc.nat({ max: 8 }),
            proxied: fc.boolean(),
          },
          { requiredKeys: [] },
        )
        .map(different => ({ ...healthyLocalhost, ...different })),
      network: fc.record({
        up: fc.boolean(),
        hscn: fc.boolean(),
        resolver: fc.constantFrom('works', ...brokenResolvers),
        portal: fc.boolean(),
        hosts: fc.dictionary(fc.constantFrom(...defaultGuidance.hosts.map(({ name }) => name)), host),
      }),
      directory: fc.constantFrom('reachable', 'unreachable'),
      profile: fc.record({ status: fc.constantFrom('active', 'closed'), roles: fc.nat({ max: 3 }) }),
      answers: fc.oneof(fc.constant('truthful' as const), fc.dictionary(fc.string(), fc.string())),
    },
    { requiredKeys: [] },
  )
  .map(different => ({ ...healthyWorld, ...different }));

/** Any faults in any order, one upon the other. */
export const anyFaults = fc.array(fc.constantFrom(...faultKindIds).chain(faultsOf), { maxLength: 5 });
