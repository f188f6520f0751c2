import { createServer, type RequestListener } from 'node:http';
import t, { type Test } from 'tap';
import { issue } from '../certificates.ts';
import { closedPort, https, listen } from '../testing/servers.ts';
import { fetchScript } from './pac-fetch.ts';

const text = 'function FindProxyForURL() { return "\u00fc\u00df"; }';
const script = { kind: 'script', text };

const serve = async (t: Test, answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(t, createServer(answer))}/proxy.pac?x`;
const serving = (t: Test, status: number, body: string | Buffer, headers = {}): Promise<string> =>
  serve(t, (_, reply) => reply.writeHead(status, headers).end(body));
const fetched = (url: string, optional = false) =>
  fetchScript({ url, optional }, new AbortController().signal);

t.test('a script is asked for as browsers ask, and read in the encoding that it comes in', async t => {
  const asking = await serve(t, ({ method, url, headers }, reply) => {
    t.match(
      { method, url, headers },
      { method: 'GET', url: '/proxy.pac?x', headers: { host: /^127\.0\.0\.1:\d+$/ } },
    );
    reply.end(text, 'latin1');
  });
  t.match(await fetched(asking), script);
  for (const [body, type] of [
    [Buffer.from(text, 'latin1'), 'application/x-ns-proxy-autoconfig'],
    [Buffer.from(text, 'utf8'), 'text/plain; charset=utf-8'],
    [Buffer.from(text, 'latin1'), 'text/plain; charset=no-such-thing'],
    [Buffer.from(`\ufeff${text}`, 'utf8'), 'text/plain'],
    [Buffer.from(`\ufeff${text}`, 'utf16le'), ''],
    [Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), ''],
  ] as const)
    t.match(await fetched(await serving(t, 200, body, { 'content-type': type })), script, type);
});

t.test('a script is fetched over redirects and TLS', async t => {
  const at = await serving(t, 200, Buffer.from(text, 'latin1'));
  t.match(await fetched(await serving(t, 302, '', { location: at })), script);
  t.match(await fetched(await serving(t, 302, '', { location: '/proxy.pac' })), { because: /too often/ });
  t.match(await fetched(await serving(t, 302, '', { location: 'file:///etc/passwd' })), { because: /file:/ });
  t.match(await fetched(await serving(t, 302, '', { location: 'http://:::' })), { because: /not a URL/ });
  const own = issue({ name: 'pac.example', hosts: ['pac.example'] });
  const port = await https(t, own, (_, reply) => reply.end(text, 'latin1'));
  t.match(await fetched(`https://127.0.0.1:${port}/`), script, 'whoever signed for it');
});

t.test('that a script is missing is taken for certain only where none need be', async t => {
  const absent = [
    `http://127.0.0.1:${await closedPort()}/`,
    await serving(t, 404, text),
    await serving(t, 407, text),
    await serving(t, 200, '<html>Sign in</html>'),
  ];
  for (const url of absent) {
    t.match(await fetched(url, true), { kind: 'none' });
    t.match(await fetched(url), { kind: 'open', because: /^the PAC script could not be fetched: / });
  }
  for (const unsure of [await serving(t, 503, text), await serving(t, 200, text + ' '.repeat(1024 * 1024))])
    for (const optional of [false, true]) t.match(await fetched(unsure, optional), { kind: 'open' });
  for (const url of ['file:///etc/proxy.pac', 'ftp://127.0.0.1/', 'nonsense', ''])
    t.match(await fetched(url), { kind: 'open' }, url);
});

t.test('of a body without end a mebibyte is read, and of headers without end less', async t => {
  const more = (write: (piece: Buffer, next: (error?: Error | null) => void) => void) => {
    const piece = Buffer.alloc(64 * 1024, 'a');
    const next = (error?: Error | null) => {
      if (!error) write(piece, next);
    };
    next();
  };
  const body = await serve(t, (_, reply) => {
    reply.writeHead(200);
    more((piece, next) => void reply.write(piece, next));
  });
  t.match(await fetched(body), { kind: 'open', because: /larger/ });
  const headers = await serve(t, ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\nX: ');
    more((piece, next) => void socket.write(piece, next));
  });
  t.match(await fetched(headers), { kind: 'open', because: /HPE_HEADER_OVERFLOW/ });
});
