import { addressesOf, cable, hostAddresses, lostAddress, proxyAddress, proxyName } from './addresses.ts';
import { portalForAllNames, saying, sayingAlways } from './names.ts';
import { inspectingPort, portThatDenies, proxyPorts } from './proxy.ts';
import { portOf } from './servers/manners.ts';
import type { FilterDeed, ResolverDeed, Trouble } from './trouble.ts';

/** What a workstation of the lab is surrounded by. */
export interface Plan {
  /** Lines of its resolver's configuration. */
  readonly resolver: string;
  /** Rules of nftables for what it sends: where to, and whether at all. */
  readonly redirects: readonly string[];
  readonly filters: readonly string[];
  /** Variables of its programs' environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly plugged: boolean;
}

const whole: Plan = { resolver: '', redirects: [], filters: [], env: {}, plugged: true };

/** What matches whatever was meant for a host, before any redirection. */
const meantFor = (host: string): readonly string[] => {
  if (host === '*') return ['meta l4proto { tcp, udp, icmp }'];
  const { ipv4, ipv6 } = addressesOf(host);
  return [`ct original ip daddr ${ipv4} meta l4proto tcp`, `ct original ip6 daddr ${ipv6} meta l4proto tcp`];
};

const said = 'tcp flags & psh == psh';
const deeds: { readonly [deed in FilterDeed]: string } = {
  drop: 'drop',
  reset: 'reject with tcp reset',
  'port-unreachable': 'reject with icmpx port-unreachable',
  prohibited: 'reject with icmpx admin-prohibited',
  'no-route': 'reject with icmpx no-route',
  'drop-what-is-said': `${said} drop`,
  'reset-what-is-said': `${said} reject with tcp reset`,
};

const webTo = (host: string): readonly string[] => {
  const { ipv4, ipv6 } = addressesOf(host);
  return [`ip daddr ${ipv4} tcp dport 443`, `ip6 daddr ${ipv6} tcp dport 443`];
};
const redirectTo = (port: number) => (match: string) => `${match} redirect to :${port}`;

const portals = {
  'all-web': {
    redirects: [
      redirectTo(portOf('portal-web'))('tcp dport 80'),
      redirectTo(portOf('portal'))('tcp dport 443'),
    ],
  },
  'plain-web': {
    redirects: [redirectTo(portOf('portal-web'))('tcp dport 80')],
    filters: ['meta l4proto tcp ct original proto-dst 443 reject with tcp reset'],
  },
  'in-place': {
    redirects: [redirectTo(portOf('portal-in-place'))('tcp dport 80')],
    filters: ['meta l4proto tcp ct original proto-dst 443 drop'],
  },
  'all-names': {
    resolver: portalForAllNames,
    redirects: [
      redirectTo(portOf('portal-web'))('tcp dport 80'),
      redirectTo(portOf('portal'))('tcp dport 443'),
    ],
  },
} as const satisfies Readonly<Record<string, Partial<Plan>>>;

const atResolver = (rule: string): Partial<Plan> => ({
  filters: [`meta l4proto { tcp, udp } th dport 53 ${rule}`],
});

const resolvers = {
  drop: atResolver('drop'),
  'port-unreachable': atResolver('reject with icmpx port-unreachable'),
  refuse: { resolver: sayingAlways.refuse },
  'refuse-workstation': { resolver: sayingAlways['refuse-workstation'] },
  fail: { resolver: sayingAlways.fail },
  deny: { resolver: sayingAlways.deny },
} as const satisfies Readonly<Record<ResolverDeed, Partial<Plan>>>;

const proxyFor = ({ does, denies, by }: Extract<Trouble, { kind: 'proxy' }>): string => {
  if (does === 'unknown-name') return `http://missing.${proxyName}:${proxyPorts.tunnel}`;
  if (does === 'lost') return `http://${lostAddress.ipv4}:${proxyPorts.tunnel}`;
  const port = denies === undefined ? proxyPorts[does] : portThatDenies(denies);
  return `http://${by === 'address' ? proxyAddress : proxyName}:${port}`;
};

/** Variables that make libfaketime move the calendar's clock and leave the others alone. */
const clockAhead = (seconds: number) => ({
  LD_PRELOAD: '/usr/$LIB/faketime/libfaketime.so.1',
  FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}`,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  DONT_FAKE_MONOTONIC: '1',
});

const partOf = (trouble: Trouble): Partial<Plan> => {
  switch (trouble.kind) {
    case 'name':
      return { resolver: saying(trouble.host, trouble.answer) };
    case 'resolver':
      return resolvers[trouble.does];
    case 'server':
      return { redirects: webTo(trouble.host).map(redirectTo(portOf(trouble.manner))) };
    case 'inspect':
      return { redirects: webTo(trouble.host).map(redirectTo(inspectingPort)) };
    case 'filter':
      return { filters: meantFor(trouble.host).map(match => `${match} ${deeds[trouble.does]}`) };
    case 'portal':
      return portals[trouble.takes];
    case 'proxy': {
      const { carries } = trouble;
      const direct = carries === '*' ? [] : [...hostAddresses.keys()].filter(host => !carries.includes(host));
      return {
        env: { HTTPS_PROXY: proxyFor(trouble), NO_PROXY: ['localhost', '127.0.0.1', ...direct].join(',') },
      };
    }
    case 'clock':
      return { env: clockAhead(trouble.seconds) };
    case 'cable-out':
      return { plugged: false };
  }
};

/** What all these troubles together do to a workstation's surroundings. */
export const planOf = (troubles: readonly Trouble[]): Plan =>
  troubles.map(partOf).reduce<Plan>(
    (plan, part) => ({
      resolver: plan.resolver + (part.resolver ?? ''),
      redirects: [...plan.redirects, ...(part.redirects ?? [])],
      filters: [...plan.filters, ...(part.filters ?? [])],
      env: { ...plan.env, ...part.env },
      plugged: plan.plugged && part.plugged !== false,
    }),
    whole,
  );

/** The plan's rules for workstation `number`, in place of any that it has, as nftables reads them. */
export const rulesFor = (number: number, { redirects, filters }: Plan): string => {
  const { name } = cable(number);
  const rules = (list: readonly string[]) => list.map(rule => `    iifname ${name} ${rule}\n`).join('');
  return `table inet ${name}
delete table inet ${name}
table inet ${name} {
  chain steer {
    type nat hook prerouting priority dstnat;
${rules(redirects)}  }
  chain sieve {
    type filter hook input priority filter;
${rules(filters)}  }
}
`;
};
