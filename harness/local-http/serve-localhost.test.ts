import { once } from 'node:events';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { inflict } from '../../sim/faults/faults.ts';
import { issue } from '../network/certificates.ts';
import { isUserError } from '../user-error.ts';
import { realCredentialManagement } from './credential-management.ts';
import { serveLocalhost } from './serve-localhost.ts';
import { type LocalSight, localWords } from './sight.ts';
import { freePorts, served } from './testing/localhost.ts';

const { guidance, home } = await freePorts();
const { ports, connectPath, portPath, applicationPath } = guidance.portService;
const [first = 0, second = 0] = ports;
const { applicationPort } = home.localhost;

/** One request on a connection of its own. */
const ask = async (
  path: string,
  { port = first, ...options }: { port?: number; method?: string; headers?: OutgoingHttpHeaders } = {},
) => {
  const call = request({ host: 'localhost', port, path, agent: false, ...options }).end();
  const [reply]: IncomingMessage[] = await once(call, 'response');
  if (reply === undefined) throw new Error('no reply');
  return { status: reply.statusCode, headers: reply.headers, body: await text(reply) };
};
const signInPage = `https://${guidance.hosts.find(({ neededBy }) => neededBy === 'sign-in-page')?.name}`;

t.test('a page goes the documented way to the hub', async t => {
  const seen: LocalSight[] = [];
  await served(t, home, { guidance, look: sight => seen.push(sight) });
  t.match(await ask(connectPath), { status: 200, body: '{"statusCode":"200"}' });
  t.equal((await ask(portPath)).body, `{"portData":{"portNumber":${applicationPort}}}`);
  const hub = await ask(`${applicationPath}?clientProtocol=1.5`, { port: applicationPort });
  t.equal(hub.headers['x-err1002'], 'invented');
  t.match(JSON.parse(hub.body), { ProtocolVersion: '1.5', ConnectionToken: /invented/ });
  t.equal((await ask('/other')).status, 404);
  t.match(seen.map(localWords), [/GET \/PRS\/ConnectPRService {2}→ {2}200$/, / 200/, / 200/, / 404$/]);
});

t.test('a browser lets pages of known origins read the answers, with credentials, and no others', async t => {
  const seen: LocalSight[] = [];
  const mine = 'http://localhost:4200';
  const world = { ...home, localhost: { ...home.localhost, origins: [mine] } };
  await served(t, world, { guidance, look: sight => seen.push(sight) });
  for (const origin of [mine, signInPage]) {
    const allowed = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
    t.match((await ask(portPath, { headers: { Origin: origin } })).headers, allowed);
    t.match(await ask(portPath, { method: 'OPTIONS', headers: { Origin: origin } }), {
      status: 204,
      headers: { ...allowed, 'access-control-allow-methods': /GET/ },
    });
  }
  for (const origin of ['http://localhost:4201', 'null', `${mine}.example`, 'https://localhost:4200']) {
    const { headers, status } = await ask(portPath, { headers: { Origin: origin } });
    t.equal(status, 200);
    t.equal(headers['access-control-allow-origin'], undefined, origin);
  }
  t.match(seen.map(localWords).at(-1), /for a page of https:\/\/localhost:4200.*which the browser keeps/);
});

t.test('a Windows sign-in is asked for until somebody brings one', async t => {
  await served(t, inflict(home, { kind: 'ask-windows-sign-in' }), { guidance });
  t.match(await ask(portPath), { status: 401, headers: { 'www-authenticate': 'Negotiate' } });
  t.equal((await ask(portPath, { headers: { Authorization: 'Negotiate abc' } })).status, 200);
});

t.test('ports open and close with the world, and connections of before do not outlive it', async t => {
  const servers = await served(t, home, { guidance });
  const real = realCredentialManagement('win32');
  const kept = connect({ port: first, host: '127.0.0.1' });
  await once(kept, 'connect');
  const ended = once(kept, 'close');
  await servers.become(inflict(home, { kind: 'stop-port-service' }));
  t.match(await real.get('http', first, portPath, 1000), { code: 'connection-refused' });
  await ended;
  await servers.become(inflict(home, { kind: 'occupy-port', how: 'garbled' }));
  t.match(await real.get('http', first, portPath, 1000), { code: 'malformed' });
  t.match(await real.get('https', second, portPath, 1000), { value: { status: 200 } });
  await servers.become(inflict(home, { kind: 'stop-credential-management' }));
  t.match(await real.get('https', first, portPath, 1000), { value: { body: /PR30007/ } });
  await servers.close();
  t.match(await real.get('http', first, portPath, 1000), { code: 'connection-refused' });
});

t.test('a port that is taken is named, at the start and later, and the others are given back', async t => {
  const taken = createServer();
  taken.listen(second, '127.0.0.1');
  await once(taken, 'listening');
  t.teardown(() => taken.close());
  const certificate = issue({ name: 'TEST localhost', hosts: ['localhost'] });
  const moved = inflict(home, { kind: 'occupy-port', how: 'silent' });
  const message = `localhost:${second}: expected a free port, but another program has it`;
  const tried = await serveLocalhost(moved, { guidance, certificate }).catch(error => error);
  t.ok(isUserError(tried));
  t.match(tried.message, message);
  const servers = await served(t, home, { guidance });
  await t.rejects(servers.become(moved), { message });
});
