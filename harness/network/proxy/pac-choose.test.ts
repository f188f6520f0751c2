import { createServer } from 'node:http';
import t, { type Test } from 'tap';
import { closedPort, listen } from '../testing/servers.ts';
import { type PacReply, pacChooser } from './pac-choose.ts';

const host = '192.0.2.7';
const script = (answer: string) => `function FindProxyForURL(url, host) { return ${answer}; }`;
const serve = async (t: Test, text: string, status = 200): Promise<string> =>
  `http://127.0.0.1:${await listen(
    t,
    createServer((_, reply) => reply.writeHead(status).end(text)),
  )}/wpad.dat`;
const chosen = (text: string) => ({ kind: 'chose', text });

t.test(
  'a script that may be missing goes first; where there is none, the one that is set chooses',
  async t => {
    const set = { url: await serve(t, script('"PROXY set.example:80"')), optional: false };
    const choose = (url: string, ...more: readonly (typeof set)[]): Promise<PacReply> =>
      pacChooser()({ scripts: [{ url, optional: true }, ...more], host });
    const there = await serve(t, script('"PROXY found.example:80"'));
    t.match(await choose(there, set), chosen('PROXY found.example:80'));
    for (const absent of [
      `http://127.0.0.1:${await closedPort()}/wpad.dat`,
      await serve(t, script('"PROXY refused.example:80"'), 404),
      await serve(t, '<html>Welcome to our network</html>'),
    ]) {
      t.match(await choose(absent, set), chosen('PROXY set.example:80'));
      t.strictSame(await choose(absent), { kind: 'none' });
    }
    t.match(await choose(await serve(t, '', 503), set), { kind: 'open' }, 'a server that fails may have one');
    t.strictSame(await pacChooser()({ scripts: [], host }), { kind: 'none' });
  },
);

t.test('a script is not asked on when it does not load, is broken or asks without end', async t => {
  const choose = async (text: string, status = 200) =>
    pacChooser()({ scripts: [{ url: await serve(t, text, status), optional: false }], host });
  t.match(await choose(script('"DIRECT"'), 404), { kind: 'open', because: /HTTP 404/ });
  t.match(await choose('<html>Sign in</html>'), { kind: 'open', because: /no PAC script/ });
  t.match(await choose('function FindProxyForURL( {'), { kind: 'open', because: /SyntaxError/ });
  // Addresses need no resolver.
  const asking = 'for (var i = 1; true; i++) isResolvable("2001:db8::" + i);';
  t.match(await choose(`function FindProxyForURL() { ${asking} }`), {
    kind: 'open',
    because: /too many names/,
  });
});

t.test('the address of this machine is one that it has', async t => {
  const scripts = [{ url: await serve(t, script('myIpAddress()')), optional: false }];
  t.match(await pacChooser()({ scripts, host }), { kind: 'chose', text: /^\d+\.\d+\.\d+\.\d+$/ });
});
