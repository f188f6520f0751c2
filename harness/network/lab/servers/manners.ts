import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import type { Issued } from '../../certificates.ts';
import type { Authority } from './authority.ts';
import { oldVersions } from './old-tls.ts';
import { genuine, plainServices, services } from './service.ts';
import { wires } from './wires.ts';

type Make = (authority: Authority) => Server;

const https =
  (shown: (authority: Authority) => readonly [Issued, ...Issued[]], answer = genuine): Make =>
  authority => {
    const [own, ...others] = shown(authority);
    const cert = [own, ...others].map(one => one.cert).join('');
    return createHttpsServer({ key: own.key, cert }, answer);
  };

const certificates = {
  expired: https(({ expired, intermediate }) => [expired, intermediate]),
  'not-yet-valid': https(({ notYetValid, intermediate }) => [notYetValid, intermediate]),
  'wrong-name': https(({ wrongName, intermediate }) => [wrongName, intermediate]),
  'unknown-issuer': https(({ unknownIssuer, filter }) => [unknownIssuer, filter]),
  'unknown-issuer-alone': https(({ unknownIssuer }) => [unknownIssuer]),
  'self-signed': https(({ selfSigned }) => [selfSigned]),
  hostile: https(({ hostile, hostileIssuer }) => [hostile, hostileIssuer]),
  'posing-as-nhs': https(({ posing, poser }) => [posing, poser]),
  'filter-expired': https(({ filterExpired, filter }) => [filterExpired, filter]),
  'missing-intermediate': https(({ genuine: own }) => [own]),
  /** What a captive portal shows, whatever host was meant. */
  portal: https(
    ({ portal, filter }) => [portal, filter],
    (_, response) => response.writeHead(302, { location: 'http://login.hotspot.example/' }).end(),
  ),
} as const satisfies Readonly<Record<string, Make>>;

const ownCertificate = ({ genuine: own, intermediate }: Authority): [Issued, Issued] => [own, intermediate];

const each = <K extends string, V>(record: Readonly<Record<K, V>>, make: (value: V) => Make) =>
  Object.fromEntries(Object.entries<V>(record).map(([name, value]) => [name, make(value)])) as Record<
    K,
    Make
  >;

/** Everybody who listens somewhere in the lab's internet, by what they do. */
export const manners = {
  genuine: https(ownCertificate),
  ...certificates,
  ...each<keyof typeof services, RequestListener>(services, answer => https(ownCertificate, answer)),
  ...each<keyof typeof wires, (socket: Socket) => void>(wires, meet => () => createServer(meet)),
  ...each<keyof typeof plainServices, RequestListener>(
    plainServices,
    answer => () => createHttpServer(answer),
  ),
} as const satisfies Readonly<Record<string, Make>>;

/** Who is spoken to in place of a host. */
export type Manner = keyof typeof manners | keyof typeof oldVersions;

const firstPort = 4400;
const wellKnown: Readonly<Record<string, number>> = {
  genuine: 443,
  'plain-web': 80,
  ...Object.fromEntries(Object.entries(oldVersions).map(([name, { port }]) => [name, port])),
};

/** The port at which one behaves so. */
export const portOf = (manner: Manner): number =>
  wellKnown[manner] ?? firstPort + Object.keys(manners).indexOf(manner);
