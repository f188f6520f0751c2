import { defaultGuidance } from '../../../src/guidance/default.ts';

/** Where a host of the lab's internet is; the address ranges are those set aside for documentation. */
export interface Addresses {
  readonly ipv4: string;
  readonly ipv6: string;
}

const { controls } = defaultGuidance;

/** The page without TLS that shows whether a network's own sign-in page stands before the internet. */
export const portalPage = controls?.portal ?? { host: 'portal.example', path: '/', proof: 'no portal' };

/** Addresses that answer without a name. */
const namelessAddresses = controls?.addresses ?? [];

/** Every host that the guidance names, by name. */
export const hostAddresses: ReadonlyMap<string, Addresses> = new Map(
  [...defaultGuidance.hosts.map(({ name }) => name), portalPage.host].map((name, index) => [
    name,
    { ipv4: `203.0.113.${10 + index}`, ipv6: `2001:db8:113::${10 + index}` },
  ]),
);

export const addressesOf = (host: string): Addresses => {
  const found = hostAddresses.get(host);
  if (found === undefined) throw new Error(`${host} is no host of the lab`);
  return found;
};

/** The authoritative name server. */
export const authorityAddress = '198.51.100.53';
/** A resolver that tells the truth, for those who stand outside the organisation. */
export const openResolverAddress = '198.51.100.54';
/** The organisation's proxy, by name and address. */
export const proxyName = 'proxy.example';
export const proxyAddress = '198.51.100.80';

/** Addresses that nobody has: what is sent there is lost. */
export const lostAddress = { ipv4: '192.0.2.1', ipv6: '2001:db8:dead::1' };
/** Where every name leads to a lost address. */
export const lostDomain = 'lost.example';
export const privateAddress = '10.20.30.40';
/** Where a captive portal is that answers for every name. */
export const portalAddress = '10.1.1.1';

/** All addresses that this lab answers at. */
export const ownAddresses: readonly string[] = [
  ...[...hostAddresses.values()].flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]),
  authorityAddress,
  openResolverAddress,
  proxyAddress,
  portalAddress,
  ...namelessAddresses,
];

/** The cable of a workstation: its end and ours. */
export const cable = (number: number) => ({
  name: `w${number}`,
  router: { ipv4: `10.77.${number}.1`, ipv6: `fd77:${number}::1` },
  workstation: { ipv4: `10.77.${number}.2`, ipv6: `fd77:${number}::2` },
});
