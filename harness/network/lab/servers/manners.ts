import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server } from 'node:net';
import type { Issued } from '../../testing/certificates.ts';
import type { Authority } from './authority.ts';
import { genuine, services } from './service.ts';
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
  'filter-expired': https(({ filterExpired, filter }) => [filterExpired, filter]),
  'missing-intermediate': https(({ genuine: own }) => [own]),
  /** What a captive portal shows, whatever host was meant. */
  portal: https(
    ({ portal, filter }) => [portal, filter],
    (_, response) => response.writeHead(302, { location: 'http://login.hotspot.example/' }).end(),
  ),
} as const satisfies Readonly<Record<string, Make>>;

const ownCertificate = ({ genuine: own, intermediate }: Authority): [Issued, Issued] => [own, intermediate];

/** Every port of the lab's internet, and who is there. */
export const manners: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['genuine', https(ownCertificate)],
  ...Object.entries(certificates),
  ...Object.entries(services).map(([name, answer]) => [name, https(ownCertificate, answer)] as const),
  ...Object.entries(wires).map(([name, meet]) => [name, () => createServer(meet)] as const),
  [
    'plain-web',
    () =>
      createHttpServer((request, response) => {
        response.writeHead(301, { location: `https://${request.headers.host}${request.url}` }).end();
      }),
  ],
  [
    'portal-web',
    () =>
      createHttpServer((_, response) => {
        response
          .writeHead(302, { location: 'http://login.hotspot.example/' })
          .end('<h1>Log in to the hotspot</h1>');
      }),
  ],
]);

export type CertificateManner = keyof typeof certificates;
export type ServiceManner = keyof typeof services;
export type WireManner = keyof typeof wires;

const firstPort = 4400;
const wellKnown: ReadonlyMap<string, number> = new Map([
  ['genuine', 443],
  ['plain-web', 80],
]);

/** The port at which one behaves so. */
export const portOf = (manner: string): number => {
  const index = [...manners.keys()].indexOf(manner);
  if (index < 0) throw new Error(`nobody in the lab behaves as ${manner}`);
  return wellKnown.get(manner) ?? firstPort + index;
};
