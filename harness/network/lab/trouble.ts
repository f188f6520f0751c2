import type { Manner } from './servers/manners.ts';

/** What a resolver says of a name instead of the truth. */
export type NameAnswer =
  | 'no-such-name'
  | 'no-address'
  | 'server-failure'
  | 'refused'
  | 'sinkhole'
  | 'loopback'
  | 'private'
  /** An IPv6 address alone, which works. */
  | 'ipv6-only'
  /** A working IPv4 address, and an IPv6 address where everything is lost; or the other way round. */
  | 'lost-ipv6'
  | 'lost-ipv4';

/** What the resolver does with every question, or a firewall on the way to it. */
export type ResolverDeed = 'drop' | 'port-unreachable' | 'refuse' | 'refuse-workstation' | 'fail' | 'deny';

/** What a firewall does with packets; the last two let a connection come about and stop what is said on it. */
export type FilterDeed =
  | 'drop'
  | 'reset'
  | 'port-unreachable'
  | 'prohibited'
  | 'no-route'
  | 'drop-what-is-said'
  | 'reset-what-is-said';

/** What the organisation's proxy does with a CONNECT. */
export type ProxyDeed =
  | 'tunnel'
  | 'ask-for-credentials'
  | 'deny'
  | 'inspect'
  /** Its port is closed; its address is lost; its name does not exist. */
  | 'closed'
  | 'lost'
  | 'unknown-name';

/** One thing that is wrong between a workstation of the lab and the hosts of its internet. */
export type Trouble =
  | { readonly kind: 'name'; readonly host: string; readonly answer: NameAnswer }
  /** The resolver that the workstation is told to ask, whatever the name. */
  | { readonly kind: 'resolver'; readonly does: ResolverDeed }
  /** Who is spoken to where the host should be. */
  | { readonly kind: 'server'; readonly host: string; readonly manner: Manner }
  /** `*` is whatever is sent anywhere. */
  | { readonly kind: 'filter'; readonly host: string; readonly does: FilterDeed }
  /** The web filter in the line, which opens TLS to the host. */
  | { readonly kind: 'inspect'; readonly host: string }
  | { readonly kind: 'portal'; readonly takes: 'all-web' | 'plain-web' | 'all-names' | 'in-place' }
  /** A proxy is set for these hosts, or for all, by its name or its address; it may deny one host alone. */
  | {
      readonly kind: 'proxy';
      readonly carries: readonly string[] | '*';
      readonly does: ProxyDeed;
      readonly denies?: string;
      readonly by?: 'name' | 'address';
    }
  | { readonly kind: 'clock'; readonly seconds: number }
  | { readonly kind: 'cable-out' };
