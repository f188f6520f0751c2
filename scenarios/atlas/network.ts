import fc from 'fast-check';
import type { networkFaults } from '../../sim/faults/network.ts';
import { blockings } from '../../sim/world.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { hostsOf } from '../../src/guidance/guidance.ts';
import { type EntriesFor, plain } from './entry.ts';

const required = hostsOf(defaultGuidance, 'required');
const domain = fc.constantFrom(...required, ...hostsOf(defaultGuidance, 'hscn'), '*');
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
    faults: fc.record({ kind: fc.constant('block-domain'), domain, how: fc.constantFrom(...blockings) }),
    truth: ({ domain: name, how }) => behind(name).map(target => ({ cause: 'domain-blocked', target, how })),
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
