import * as v from 'valibot';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { hostsOf } from '../../src/guidance/guidance.ts';
import { BlockingSchema, type HostState, skew, type World } from '../world.ts';
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

export const networkFaults = {
  ...faultKind('block-domain', { domain, how: BlockingSchema }, (world, { domain: name, how }) =>
    changeHosts(world, name, host => ({ ...host, blocked: [...new Set([...(host.blocked ?? []), how])] })),
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
