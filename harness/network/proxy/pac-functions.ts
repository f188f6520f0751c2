import { isIPv4 } from 'node:net';
import { sandbox } from 'pac-resolver';

/** The address of a name, null when it has none; throws when that has to be found out first. `''` is this machine. */
export type Resolve = (name: string) => string | null;

type PacFunction = (...args: readonly unknown[]) => unknown;

const numberOf = (address: string): number =>
  address.split('.').reduce((number, part) => (number << 8) | Number(part), 0);

const isInNet = (address: string | null, pattern: string, mask: string): boolean =>
  address !== null &&
  isIPv4(pattern) &&
  isIPv4(mask) &&
  (numberOf(address) & numberOf(mask)) === (numberOf(pattern) & numberOf(mask));

/** What a script may call and we do not answer as a browser would: calling one leaves the route open. */
export const unanswered: readonly string[] = [
  // pac-resolver gives `false` whatever the date, and knows no span over midnight.
  'dateRange',
  'timeRange',
  // The extensions for IPv6.
  'dnsResolveEx',
  'isResolvableEx',
  'isInNetEx',
  'myIpAddressEx',
  'sortIpAddressList',
];

const ofLibrary = [
  'dnsDomainIs',
  'dnsDomainLevels',
  'isPlainHostName',
  'localHostOrDomainIs',
  'shExpMatch',
  'weekdayRange',
] as const;

/** The functions that a script finds. Those that ask for names are our own: pac-resolver's would answer later. */
export const pacFunctions = (resolve: Resolve): ReadonlyMap<string, PacFunction> =>
  new Map<string, PacFunction>([
    ...ofLibrary.map((name): [string, PacFunction] => [
      name,
      (...args) => Reflect.apply(sandbox[name], undefined, args),
    ]),
    ['alert', () => undefined],
    ['dnsResolve', name => resolve(String(name))],
    ['isResolvable', name => resolve(String(name)) !== null],
    [
      'isInNet',
      (name, pattern, mask) =>
        isInNet(name === null ? null : resolve(String(name)), String(pattern), String(mask)),
    ],
    ['myIpAddress', () => resolve('') ?? '127.0.0.1'],
  ]);
