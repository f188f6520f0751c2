import { createServer } from 'node:http';
import t from 'tap';
import { issue } from '../network/certificates.ts';
import { closedPort, https, listen, tcp } from '../network/testing/servers.ts';
import { realCredentialManagement } from './credential-management.ts';

const path = '/PRS/GetPortNumber';
const windows = realCredentialManagement('win32', 'https://sign-in.example');
const linux = realCredentialManagement('linux');

t.test('what answers on localhost is given back as it is', async t => {
  const plain = await listen(
    t,
    createServer(({ url, headers }, reply) => {
      reply.writeHead(url === path ? 200 : 404).end(`${headers.host} ${headers.origin}`);
    }),
  );
  const said = `localhost:${plain} https://sign-in.example`;
  t.match(await windows.get('http', plain, path, 1000), { kind: 'ok', value: { status: 200, body: said } });
  t.match(await linux.get('http', plain, '/other', 1000), { value: { status: 404, body: /undefined$/ } });

  const own = issue({ name: 'a certificate nobody trusts', hosts: ['elsewhere.example'] });
  const secured = await https(
    t,
    own,
    (_, reply) => void reply.writeHead(302, { Location: '/' }).end('<html>'),
  );
  t.match(await windows.get('https', secured, path, 1000), { value: { status: 302, body: '<html>' } });
  t.match(
    await windows.get('http', secured, path, 1000),
    { code: 'connection-reset' },
    'HTTP to an HTTPS port',
  );
  t.match(await windows.get('https', plain, path, 1000), { code: 'malformed' }, 'HTTPS to an HTTP port');

  const long = await listen(
    t,
    createServer((_, reply) => void reply.end(Buffer.alloc(10_000_000, 'x'))),
  );
  const cut = await windows.get('http', long, path, 1000);
  t.equal(cut.kind === 'ok' && cut.value.body.length, 64 * 1024);
});

t.test('a sign-in that browsers do by themselves is told from others', async t => {
  const wanting = async (challenge: string | string[]) => {
    const answer = createServer(
      (_, reply) => void reply.writeHead(401, { 'WWW-Authenticate': challenge }).end(),
    );
    const reply = await windows.get('http', await listen(t, answer), path, 1000);
    return reply.kind === 'ok' && reply.value.windowsSignIn === true;
  };
  t.ok(await wanting('Negotiate'));
  t.ok(await wanting(['Negotiate', 'NTLM']));
  t.ok(await wanting('Basic realm="x", ntlm'));
  t.notOk(await wanting('Basic realm="printer"'));
});

t.test('no proxy of the environment comes between', async t => {
  const plain = await listen(
    t,
    createServer((_, reply) => void reply.end('here')),
  );
  process.env.http_proxy = 'http://127.0.0.1:1';
  t.teardown(() => delete process.env.http_proxy);
  t.match(await windows.get('http', plain, path, 1000), { value: { body: 'here' } });
});

t.test('what is not HTTP has a name', async t => {
  const garbled = await tcp(t, socket => void socket.end('220 ftp.example ready\r\n'));
  t.match(await windows.get('http', garbled, path, 1000), { code: 'malformed' });
  t.match(await windows.get('https', garbled, path, 1000), { code: 'malformed' });
  const silent = await tcp(t, () => {});
  t.match(await windows.get('http', silent, path, 200), { code: 'timed-out' });
  t.match(await windows.get('https', silent, path, 200), { code: 'timed-out' });
  const curt = await tcp(t, socket => void socket.end());
  t.match(await windows.get('http', curt, path, 1000), { code: 'connection-reset' });
});

t.test('nothing there is a failure on Windows and no surprise elsewhere', async t => {
  const port = await closedPort();
  t.match(await windows.get('http', port, path, 1000), { kind: 'failed', code: 'connection-refused' });
  t.match(await windows.get('https', port, path, 1000), { kind: 'failed', code: 'connection-refused' });
  t.match(await linux.get('https', port, path, 1000), { kind: 'skipped', because: /made for Windows/ });
});

t.test('a program on a port that dawdles or never ends costs its deadline and no more', async t => {
  const drip = await tcp(t, socket => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write('X'), 20);
    socket.on('close', () => clearInterval(timer));
  });
  t.match(await windows.get('http', drip, path, 300), { code: 'timed-out' });
  const pour = (start: string) =>
    tcp(t, socket => {
      const more = () => {
        while (!socket.destroyed && socket.write('X: y\r\n'.repeat(10_000)));
      };
      socket.on('drain', more);
      socket.write(start);
      more();
    });
  const headers = await windows.get('http', await pour('HTTP/1.1 200 OK\r\n'), path, 5000);
  t.match(headers, { kind: 'failed', code: 'malformed' }, 'headers without end');
  const body = await windows.get('http', await pour('HTTP/1.1 200 OK\r\n\r\n'), path, 5000);
  t.equal(body.kind === 'ok' && body.value.body.length, 64 * 1024, 'a body without end');
  const noTls = await windows.get('https', await pour('\x16\x03\x03'), path, 5000);
  t.equal(noTls.kind, 'failed');
});
