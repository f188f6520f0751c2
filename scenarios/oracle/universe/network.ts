import type { networkFaults } from '../../../sim/faults/network.ts';
import {
  type Blocking,
  blockings,
  brokenResolvers,
  certificateFlaws,
  dnsBlocks,
  tcpBlocks,
  tlsBlocks,
} from '../../../sim/world.ts';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import { hostsOf } from '../../../src/guidance/guidance.ts';
import { alone, cross, type FaultsOf, type Few } from './spread.ts';

const required = hostsOf(defaultGuidance, 'required');
const domains = [...required, ...hostsOf(defaultGuidance, 'hscn'), '*'];

const day = 86_400;
const year = 365 * day;
const beyond = defaultGuidance.clock.toleranceSeconds + 1;

/** Blocks that do not look as they usually do; the first look is the usual one. */
const looks = <const H extends Blocking, const S extends string>(
  how: H,
  hosts: readonly string[],
  [, ...seen]: readonly S[],
) => cross(hosts, seen, (domain, look) => ({ kind: 'block-domain', domain, how, seen: look }));

export const networkUniverse = (few: Few): FaultsOf<keyof typeof networkFaults> => ({
  'block-domain': [
    ...cross(domains, blockings, (domain, how) => ({ kind: 'block-domain', domain, how })),
    // An address inside is nothing strange for a host of HSCN.
    ...looks('dns', required, dnsBlocks),
    ...looks('tcp', domains, tcpBlocks),
    ...looks('tls', domains, tlsBlocks),
  ],
  'break-dns': brokenResolvers.map(how => ({ kind: 'break-dns', how })),
  'require-portal': alone('require-portal'),
  'spoil-host-certificate': cross(required, certificateFlaws, (domain, flaw) => ({
    kind: 'spoil-host-certificate',
    domain,
    flaw,
  })),
  'cut-network': alone('cut-network'),
  'route-through-proxy': domains.map(domain => ({ kind: 'route-through-proxy', domain })),
  'lose-hscn': alone('lose-hscn'),
  'skew-clock': [
    ...few([-20 * year, -year, -beyond]),
    // Far enough back for a certificate that has just expired.
    -2 * day,
    ...few([beyond, year, 20 * year]),
  ].map(seconds => ({ kind: 'skew-clock', seconds })),
  'break-service': cross(domains, few([500, 503, 599]), (domain, status) => ({
    kind: 'break-service',
    domain,
    status,
  })),
});
