import { promises as dns } from 'node:dns';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addressesOf,
  authorityAddress,
  hostAddresses,
  lostAddress,
  lostDomain,
  portalAddress,
  privateAddress,
  proxyAddress,
  proxyName,
} from './addresses.ts';
import { daemon, type Running } from './daemon.ts';
import { labFolder, resolverFolder } from './namespace.ts';
import type { NameAnswer } from './trouble.ts';

/** What a resolver's silence is called; whatever else it says, it is there. */
const silence = ['ETIMEOUT', 'ECONNREFUSED'];

const answers = async (server: string): Promise<boolean> => {
  const resolver = new dns.Resolver({ timeout: 300, tries: 1 });
  resolver.setServers([server]);
  return resolver.resolve4(proxyName).then(
    () => true,
    ({ code }) => !silence.includes(code),
  );
};

/** Every name of the lab, true to its addresses. */
const zone = [
  '$ORIGIN .',
  '$TTL 60',
  '. SOA ns.example. nobody.example. 1 3600 600 86400 60',
  '. NS ns.example.',
  `ns.example. A ${authorityAddress}`,
  `${proxyName}. A ${proxyAddress}`,
  `*.${lostDomain}. A ${lostAddress.ipv4}`,
  ...[...hostAddresses].map(([name, { ipv4 }]) => `${name}. A ${ipv4}`),
  '',
].join('\n');

/** The authoritative server of all names: nsd. */
export const startAuthority = async (): Promise<Running> => {
  const file = join(labFolder, 'nsd.conf');
  await writeFile(join(labFolder, 'root.zone'), zone);
  await writeFile(
    file,
    `server:
  ip-address: ${authorityAddress}
  username: ""
  chroot: ""
  zonesdir: ${labFolder}
  database: ""
  pidfile: ""
  xfrdir: ${labFolder}
  xfrdfile: ${labFolder}/nsd-transfers
  zonelistfile: ${labFolder}/nsd-zones
  cookie-secret-file: ""
remote-control:
  control-enable: no
zone:
  name: .
  zonefile: root.zone
`,
  );
  return daemon('nsd', ['-d', '-c', file], () => answers(authorityAddress));
};

const zoneOf = (host: string, type: string): string => `  local-zone: "${host}." ${type}\n`;
const redirect = (host: string, ...records: readonly string[]): string =>
  zoneOf(host, 'redirect') + records.map(record => `  local-data: "${host}. ${record}"\n`).join('');

/** Signatures that nobody made are wanted: as where DNSSEC breaks. */
const unsigned = (host: string): string =>
  `  module-config: "validator iterator"\n  trust-anchor: "${host}. DS 1 8 2 ${'00'.repeat(32)}"\n`;

const sayings: { readonly [answer in NameAnswer]: (host: string) => string } = {
  'no-such-name': host => zoneOf(host, 'always_nxdomain'),
  'no-address': host => zoneOf(host, 'always_nodata'),
  'server-failure': unsigned,
  refused: host => zoneOf(host, 'always_refuse'),
  sinkhole: host => zoneOf(host, 'always_null'),
  loopback: host => redirect(host, 'A 127.0.0.1'),
  private: host => redirect(host, `A ${privateAddress}`),
  'ipv6-only': host => redirect(host, `AAAA ${addressesOf(host).ipv6}`),
  'lost-ipv6': host => redirect(host, `A ${addressesOf(host).ipv4}`, `AAAA ${lostAddress.ipv6}`),
  'lost-ipv4': host => redirect(host, `A ${lostAddress.ipv4}`, `AAAA ${addressesOf(host).ipv6}`),
};

/** Lines of the resolver's configuration that make it say this of a host. */
export const saying = (host: string, answer: NameAnswer): string => sayings[answer](host);

/** The portal is where every name is. */
export const portalForAllNames = `  local-zone: "." redirect\n  local-data: ". A ${portalAddress}"\n`;

/** Lines that make the resolver say the same whatever the name. */
export const sayingAlways = {
  refuse: zoneOf('', 'always_refuse'),
  /** The bare header of an answer, without the question. */
  'refuse-workstation': '  access-control: 10.77.0.0/16 refuse\n',
  fail: unsigned(''),
  deny: zoneOf('', 'always_nxdomain'),
};

/** A resolver at `address` that asks the authoritative server, with these lines in its configuration: unbound. */
export const startResolver = async (address: string, lines: string): Promise<Running> => {
  const file = join(resolverFolder, `${address}.conf`);
  await writeFile(
    file,
    `server:
  interface: ${address}
  access-control: 0.0.0.0/0 allow
  username: ""
  chroot: ""
  directory: ${resolverFolder}
  pidfile: ""
  use-syslog: no
  do-daemonize: no
  module-config: "iterator"
  msg-cache-size: 128k
  rrset-cache-size: 128k
  key-cache-size: 128k
${lines}remote-control:
  control-enable: no
stub-zone:
  name: "."
  stub-addr: ${authorityAddress}
`,
  );
  return daemon('unbound', ['-d', '-c', file], () => answers(address));
};
