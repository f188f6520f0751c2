import t from 'tap';
import type { Route } from '../../src/doors/network.ts';
import { realClock } from '../clock.ts';
import { issue } from './certificates.ts';
import { realNetwork } from './real-network.ts';
import { closedPort, https, proxy, tcp, tls } from './testing/servers.ts';

const host = 'service.example';
const direct: Route = { kind: 'direct' };
const here = ['127.0.0.1'];
const day = 24 * 3600 * 1000;

const root = issue({ name: 'Public Root' });
const genuine = issue({ name: host, hosts: [host] }, root);
const networkOn = (port: number) => realNetwork({ port, lookup: async () => here, roots: [root.cert] });
const through = (port: number): Route => ({ kind: 'proxy', host: '127.0.0.1', port });

const garbage = (socket: NodeJS.WritableStream) => void socket.write('\x00\x15SSH-2.0-nonsense\r\n\r\n');
const silence = () => {};

t.test('TCP', async t => {
  const open = await tcp(t, silence);
  const closed = await closedPort();
  t.match(await networkOn(open).connect(host, here, 1000), { kind: 'ok', value: null });
  t.match(await networkOn(closed).connect(host, here, 1000), { code: 'connection-refused' });
  t.match(await networkOn(closed).connect(host, [], 1000), { code: 'unreachable' }, 'no address');
  const crowd = Array.from({ length: 30 }, (_, index) => `127.0.0.${index + 2}`);
  t.match(
    await networkOn(open).connect(host, [...crowd, ...here], 9000),
    { kind: 'ok' },
    'the last of 31 addresses',
  );
});

t.test('a certificate is judged by what it is, whoever else trusts it', async t => {
  const shown = async (own: typeof genuine, ...others: (typeof genuine)[]) => {
    const port = await https(t, own, silence, ...others);
    const outcome = await networkOn(port).handshake(host, direct, 2000);
    return outcome.kind === 'ok' ? outcome.value : outcome;
  };
  const stale = { from: new Date(realClock.now() - 2 * day), to: new Date(realClock.now() - day) };
  const early = { from: new Date(realClock.now() + day), to: new Date(realClock.now() + 2 * day) };
  const filter = issue({ name: 'Web Filter CA' });
  const server = { name: host, hosts: [host] };
  const good = { publiclyTrusted: true, nameMatches: true, inDate: true };

  t.match(await shown(genuine), { ...good, issuer: 'CN=Public Root' });
  t.match(await shown(issue({ ...server, ...stale }, root)), { ...good, inDate: false }, 'expired');
  t.match(await shown(issue({ ...server, ...early }, root)), { ...good, inDate: false }, 'not yet valid');
  const other = issue({ name: 'other', hosts: ['other.example'] }, root);
  t.match(await shown(other), { ...good, nameMatches: false }, 'another name');
  const filtered = { ...good, publiclyTrusted: false, issuer: 'CN=Web Filter CA' };
  t.match(await shown(issue(server, filter)), filtered, 'an unknown authority');
  t.match(await shown(issue(server, filter), filter), filtered, 'an unknown authority, shown');
  t.match(
    await shown(issue({ ...server, ...stale }, filter), filter),
    { ...filtered, inDate: false },
    'and expired',
  );
  t.match(
    await shown(issue(server)),
    { ...good, publiclyTrusted: false, issuer: `CN=${host}` },
    'self-signed',
  );

  const intermediate = issue({ name: 'Issuing CA' }, root);
  t.match(await shown(issue(server, intermediate), intermediate), { ...good, issuer: 'CN=Public Root' });
  const late = issue({ ...server, ...stale }, intermediate);
  t.match(await shown(late, intermediate), { ...good, inDate: false }, 'expired below an intermediate');
  const lapsed = issue({ name: 'Issuing CA', ...stale }, root);
  t.match(await shown(issue(server, lapsed), lapsed), { ...good, inDate: false }, 'below a lapsed one');
});

t.test('a handshake that comes to nothing', async t => {
  const code = async (greet: Parameters<typeof tcp>[1]) => {
    const outcome = await networkOn(await tcp(t, greet)).handshake(host, direct, 300);
    return outcome.kind === 'failed' ? outcome.code : outcome.kind;
  };
  t.equal(await code(silence), 'timed-out');
  t.equal(await code(garbage), 'handshake-failed');
  t.equal(await code(socket => void socket.end()), 'connection-reset');
  t.equal(await code(socket => void socket.once('data', () => socket.resetAndDestroy())), 'connection-reset');
  t.equal(
    await code(socket => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad\r\n\r\n'))),
    'handshake-failed',
  );
  const closed = networkOn(await closedPort());
  t.match(await closed.handshake(host, direct, 300), { code: 'connection-refused' });
});

t.test('HTTPS', async t => {
  const get = async (answer: Parameters<typeof https>[2], deadline = 2000) =>
    networkOn(await https(t, genuine, answer)).get(host, '/path?x=1', direct, deadline);

  const date = 'Mon, 02 Nov 2026 09:00:00 GMT';
  const plain = await get((asked, reply) => {
    reply.setHeader('Date', date).end(`${asked.headers.host} ${asked.url}`);
  });
  t.match(plain, { value: { status: 200, date: Date.parse(date), start: `${host} /path?x=1` } });
  const moved = await get((_, reply) => void reply.writeHead(302, { Location: 'https://127.0.0.1/' }).end());
  t.match(moved, { value: { status: 302, start: '' } }, 'a redirect is not followed');
  const undated = await get((_, reply) => {
    reply.sendDate = false;
    reply.writeHead(503).end();
  });
  t.match(undated, { value: { status: 503, date: null } });

  const endless = await get((_, reply) => {
    const fill = () => {
      while (reply.write(Buffer.alloc(65536, 'x'))) {}
    };
    fill();
    reply.on('drain', fill);
  });
  t.match(endless, { kind: 'ok', value: { status: 200 } });
  t.equal(endless.kind === 'ok' && endless.value.start.length, 4096, 'a body without end is cut at 4 KiB');

  const long = await get((_, reply) => void reply.writeHead(200, { 'X-Long': 'x'.repeat(1_000_000) }).end());
  t.match(long, { code: 'malformed' }, 'headers of a megabyte');
  const stalled = await get((_, reply) => void reply.writeHead(200).write('one byte, then none'), 300);
  t.match(stalled, { code: 'timed-out' });
  const broken = await get((_, reply) => {
    reply.writeHead(200, { 'Content-Length': '100' }).write('x', () => reply.socket?.destroy());
  });
  t.match(broken, { code: 'connection-reset' });
  const odd = networkOn(await tls(t, genuine, garbage));
  t.match(await odd.get(host, '/', direct, 1000), { code: 'malformed' }, 'not HTTP');
  const mute = networkOn(await tls(t, genuine, silence));
  t.match(await mute.get(host, '/', direct, 300), { code: 'timed-out' });
  const dripping = networkOn(
    await tls(t, genuine, async socket => {
      for (const letter of `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100)}`) {
        await realClock.within(50, () => new Promise(() => {}));
        if (!socket.writable) return;
        socket.write(letter);
      }
    }),
  );
  t.match(await dripping.get(host, '/', direct, 300), { code: 'timed-out' }, 'a byte at a time');
});

t.test('through a proxy', async t => {
  const service = await https(t, genuine, (_, reply) => void reply.end('hello'));
  const { port, asked } = await proxy(t, () => service);
  const network = networkOn(443);
  t.match(await network.tunnel(host, through(port), 1000), { kind: 'ok', value: null });
  t.match(await network.handshake(host, through(port), 1000), { value: { publiclyTrusted: true } });
  t.match(await network.get(host, '/', through(port), 1000), { value: { status: 200, start: 'hello' } });
  t.same(asked, Array(3).fill(`${host}:443`), 'the proxy is given the name, not an address');

  const says = (line: string) =>
    tcp(t, socket => void socket.once('data', () => socket.end(`HTTP/1.1 ${line}\r\n\r\n`)));
  const tunnel = async (proxyPort: number) => network.tunnel(host, through(proxyPort), 300);
  t.match(await tunnel(await says('407 Proxy Authentication Required')), { code: 'proxy-needs-credentials' });
  t.match(await tunnel(await says('403 Forbidden')), { code: 'proxy-denied', detail: 'HTTP 403' });
  t.match(await tunnel(await says('302 Found\r\nLocation: http://portal.example/')), {
    code: 'proxy-denied',
  });
  t.match(await tunnel(await says('502 Bad Gateway')), { code: 'unreachable' });
  t.match(await tunnel(await says(`200 OK\r\nX: ${'x'.repeat(1_000_000)}`)), { code: 'malformed' });
  t.match(await tunnel(await tcp(t, garbage)), { code: 'malformed' });
  t.match(await tunnel(await tcp(t, silence)), { code: 'timed-out' });
  t.match(await tunnel(await closedPort()), { code: 'connection-refused' });
  const nowhere = await proxy(t, () => 1);
  t.match(await tunnel(nowhere.port), { code: 'connection-reset' }, 'a proxy that hangs up');
});
