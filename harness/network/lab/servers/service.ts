import type { RequestListener } from 'node:http';
import { defaultGuidance } from '../../../../src/guidance/default.ts';
import { pause } from '../../../clock.ts';
import { portalPage } from '../addresses.ts';

/** The service behind every host: the discovery document where there is one, else a page. */
export const genuine: RequestListener = (request, response) => {
  const host = defaultGuidance.hosts.find(({ name }) => name === request.headers.host);
  const discovery = host?.path.endsWith('/.well-known/openid-configuration') === true;
  if (host === undefined || request.url !== host.path) response.writeHead(404).end('not found');
  else if (discovery) response.end(JSON.stringify({ issuer: `https://${host.name}:443${realm(host.path)}` }));
  else response.end(`<title>${host.name}</title>`);
};
const realm = (path: string): string => path.replace('/.well-known/openid-configuration', '');

const status =
  (code: number, headers: Readonly<Record<string, string>>, body: string): RequestListener =>
  (_, response) => {
    response.writeHead(code, headers).end(body);
  };

const page = 'Access to this site is restricted. Blocked by proxy.';

/** Writes for ever, as fast as it is read. */
const endless: RequestListener = (_, response) => {
  const part = Buffer.alloc(64 * 1024, 'x');
  const more = () => {
    while (!response.destroyed && response.write(part));
  };
  response.writeHead(200, { 'content-length': 2 ** 30 });
  response.on('drain', more);
  more();
};

/** A byte a second, and never the last. */
const dripping: RequestListener = async (request, response) => {
  const gone = new AbortController();
  request.socket.once('close', () => gone.abort());
  const { socket } = response;
  for (const byte of 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n') {
    socket?.write(byte);
    await pause(1000, gone.signal).catch(() => {});
    if (gone.signal.aborted) return;
  }
};

/** Ways in which something behind a certificate of the host's own answers. */
export const services = {
  'server-error': status(503, {}, 'Service Unavailable'),
  'internal-error': status(500, {}, 'Internal Server Error'),
  'block-page': status(403, { via: '1.1 filter.example' }, page),
  'block-page-with-success': status(200, {}, page),
  'refused-by-proxy': status(
    403,
    { via: '1.1 filter.example (squid/5.7)', 'x-squid-error': 'ERR_ACCESS_DENIED 0' },
    'Forbidden',
  ),
  'redirect-elsewhere': status(302, { location: 'https://login.filter.example/' }, ''),
  'wrong-discovery': status(200, {}, JSON.stringify({ issuer: 'https://elsewhere.example' })),
  'garbled-discovery': status(200, {}, '{"issuer": "https://'),
  'empty-answer': request => request.socket.destroy(),
  'endless-body': endless,
  'huge-headers': status(200, { 'x-filler': 'x'.repeat(2 ** 20) }, ''),
  'dripping-answer': dripping,
} as const satisfies Readonly<Record<string, RequestListener>>;

/** What answers without TLS. */
export const plainServices = {
  'plain-web': ({ headers: { host }, url }, response) => {
    if (host === portalPage.host && url === portalPage.path) response.end(portalPage.proof);
    else response.writeHead(301, { location: `https://${host}${url}` }).end();
  },
  'portal-web': (_, response) => {
    response.writeHead(302, { location: 'http://login.hotspot.example/' }).end('<h1>Log in</h1>');
  },
  /** As some portals do, in the page's own place. */
  'portal-in-place': status(200, {}, '<h1>Welcome to the hotspot</h1>'),
} as const satisfies Readonly<Record<string, RequestListener>>;
