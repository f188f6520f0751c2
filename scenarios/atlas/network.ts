import fc from 'fast-check';
import type { networkFaults } from '../../sim/faults/network.ts';
import {
  type Blocking,
  blockings,
  brokenResolvers,
  certificateFlaws,
  dnsBlocks,
  tcpBlocks,
  tlsBlocks,
} from '../../sim/world.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { hostsOf } from '../../src/guidance/guidance.ts';
import { type EntriesFor, plain } from './entry.ts';

const required = hostsOf(defaultGuidance, 'required');
const domain = fc.constantFrom(...required, ...hostsOf(defaultGuidance, 'hscn'), '*');
const anyRequired = fc.constantFrom(...required);

/** Blocks of one layer that do not look as they usually do. */
const looks = <const H extends Blocking, S extends string>(
  how: H,
  hosts: fc.Arbitrary<string>,
  seen: readonly S[],
) =>
  fc.record({
    kind: fc.constant('block-domain'),
    domain: hosts,
    how: fc.constant(how),
    seen: fc.constantFrom(...seen),
  });

const behind = (name: string): readonly string[] => (name === '*' ? required : [name]);

const year = 365 * 86_400;
const tolerance = defaultGuidance.clock.toleranceSeconds;
const beyondTolerance = fc.oneof(
  fc.integer({ min: tolerance + 1, max: 20 * year }),
  fc.integer({ min: -20 * year, max: -tolerance - 1 }),
);

/** What each fault of the network must be called. */
export const networkAtlas: EntriesFor<typeof networkFaults> = {
  'block-domain': {
    faults: fc.oneof(
      fc.record({ kind: fc.constant('block-domain'), domain, how: fc.constantFrom(...blockings) }),
      // An address inside is nothing strange for a host of HSCN.
      looks('dns', anyRequired, dnsBlocks),
      looks('tcp', domain, tcpBlocks),
      looks('tls', domain, tlsBlocks),
    ),
    truth: ({ domain: name, how }) => behind(name).map(target => ({ cause: 'domain-blocked', target, how })),
    // A resolver also fails at names whose own servers do.
    indistinguishable: ({ domain: target, how, seen }) =>
      how === 'dns' && seen === 'server-failure'
        ? [[{ cause: 'domain-blocked', target, how }], [{ cause: 'service-outage', target }]]
        : undefined,
  },
  'break-dns': {
    faults: fc.record({ kind: fc.constant('break-dns'), how: fc.constantFrom(...brokenResolvers) }),
    truth: () => [{ cause: 'dns-broken' }],
  },
  'require-portal': plain('require-portal', 'captive-portal'),
  'spoil-host-certificate': {
    faults: fc.record({
      kind: fc.constant('spoil-host-certificate'),
      domain: anyRequired,
      flaw: fc.constantFrom(...certificateFlaws),
    }),
    truth: ({ domain: target }) => [{ cause: 'service-outage', target }],
    // Whether it is the service that shows it, or somebody on the way, shows only elsewhere.
    indistinguishable: ({ domain: target, flaw }) =>
      flaw === 'expired'
        ? undefined
        : [
            [{ cause: 'domain-blocked', target, how: 'tls-intercepted' }],
            [{ cause: 'service-outage', target }],
          ],
  },
  'cut-network': plain('cut-network', 'network-down'),
  'route-through-proxy': {
    faults: fc.record({ kind: fc.constant('route-through-proxy'), domain }),
    truth: ({ domain: name }) => behind(name).map(target => ({ cause: 'proxy-routes-domain', target })),
  },
  'lose-hscn': plain('lose-hscn', 'hscn-unreachable'),
  'skew-clock': {
    faults: fc.record({ kind: fc.constant('skew-clock'), seconds: beyondTolerance }),
    truth: () => [{ cause: 'clock-wrong' }],
  },
  'break-service': {
    faults: fc.record({
      kind: fc.constant('break-service'),
      domain,
      status: fc.integer({ min: 500, max: 599 }),
    }),
    truth: ({ domain: name }) => behind(name).map(target => ({ cause: 'service-outage', target })),
  },
};
