import * as v from 'valibot';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { hostsOf } from '../../src/guidance/guidance.ts';
import {
  type Blocking,
  BlockingSchema,
  brokenResolvers,
  certificateFlaws,
  dnsBlocks,
  type HostState,
  skew,
  tcpBlocks,
  tlsBlocks,
  type World,
} from '../world.ts';
import { changeNetwork, faultKind } from './fault-kind.ts';

const domain = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.regex(/^(\*|[a-z0-9.-]+)$/i, 'expected a host name or *'),
);

/** `*` is every host that the guidance requires. */
const changeHosts = (world: World, name: string, change: (host: HostState) => HostState): World => {
  const names = name === '*' ? hostsOf(defaultGuidance, 'required') : [name];
  const { hosts } = world.network;
  const changed = names.map(host => [host, change(hosts[host] ?? {})] as const);
  return changeNetwork(world, { hosts: { ...hosts, ...Object.fromEntries(changed) } });
};

const among = <const T extends string>(list: readonly T[], word: string): T | undefined =>
  list.find(known => known === word);

/** The look of a block on its layer; nothing where the layer does not know it. */
const seenAs = (how: Blocking, word: string): NonNullable<HostState['seen']> => {
  const [dns, tcp, tls] = [among(dnsBlocks, word), among(tcpBlocks, word), among(tlsBlocks, word)];
  if (how === 'dns' && dns !== undefined) return { dns };
  if (how === 'tcp' && tcp !== undefined) return { tcp };
  return how === 'tls' && tls !== undefined ? { tls } : {};
};

export const networkFaults = {
  ...faultKind(
    'block-domain',
    {
      domain,
      how: BlockingSchema,
      /** What it looks like, for a layer where that varies; without it, the usual. */
      seen: v.optional(v.picklist([...new Set([...dnsBlocks, ...tcpBlocks, ...tlsBlocks])])),
    },
    (world, { domain: name, how, seen }) =>
      changeHosts(world, name, host => ({
        ...host,
        blocked: [...new Set([...(host.blocked ?? []), how])],
        ...(seen === undefined ? {} : { seen: { ...host.seen, ...seenAs(how, seen) } }),
      })),
  ),
  ...faultKind('break-dns', { how: v.picklist(brokenResolvers) }, (world, { how }) =>
    changeNetwork(world, { resolver: how }),
  ),
  ...faultKind('require-portal', {}, world => changeNetwork(world, { portal: true })),
  ...faultKind(
    'spoil-host-certificate',
    { domain, flaw: v.picklist(certificateFlaws) },
    (world, { domain: name, flaw }) => changeHosts(world, name, host => ({ ...host, certificate: flaw })),
  ),
  ...faultKind('cut-network', {}, world => changeNetwork(world, { up: false, hscn: false })),
  ...faultKind('route-through-proxy', { domain }, (world, { domain: name }) =>
    changeHosts(world, name, host => ({ ...host, proxied: true })),
  ),
  ...faultKind('lose-hscn', {}, world => changeNetwork(world, { hscn: false })),
  ...faultKind('skew-clock', { seconds: skew }, (world, { seconds }) => ({
    ...world,
    clockSkewSeconds: world.clockSkewSeconds + seconds,
  })),
  ...faultKind(
    'break-service',
    { domain, status: v.pipe(v.number(), v.integer(), v.minValue(500), v.maxValue(599)) },
    (world, { domain: name, status }) => changeHosts(world, name, host => ({ ...host, status })),
  ),
};
