import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import t from 'tap';
import { realClock } from '../clock.ts';
import { realCredentialManagement } from './credential-management.ts';
import { freePorts, served } from './testing/localhost.ts';

t.setTimeout(60_000);

const { guidance, home } = await freePorts();
const [port = 0] = guidance.portService.ports;
const { connectPath } = guidance.portService;
const real = realCredentialManagement('win32');

/** Whether an honest client is still served, both ways. */
const isUp = async (): Promise<boolean> => {
  const replies = await Promise.all(
    (['http', 'https'] as const).map(scheme => real.get(scheme, port, connectPath, 5000)),
  );
  return replies.every(reply => reply.kind === 'ok' && reply.value.status === 200);
};

/** A client that does as it likes; `ended` gives what it was told once it is sent away. */
const client = (does: (socket: Socket) => void) => {
  let told = '';
  const socket = connect({ port, host: '127.0.0.1' }, () => does(socket));
  socket.on('error', () => {});
  socket.on('data', text => {
    told += text;
  });
  const ended = new Promise<string>(resolve => socket.on('close', () => resolve(told)));
  return { socket, ended };
};

t.test('headers of a megabyte and requests that never end are refused', async t => {
  await served(t, home, { guidance, patience: { connections: 8, lifetime: 1000 } });
  const long = client(socket =>
    socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(2 ** 20)}`),
  );
  t.notMatch(await long.ended, / 200 /);
  const many = client(socket => socket.write(`GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(200_000)}`));
  t.notMatch(await many.ended, / 200 /);
  const body = client(socket => {
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n');
    const pour = () => {
      while (!socket.destroyed && socket.write(Buffer.alloc(65_536)));
    };
    socket.on('drain', pour);
    pour();
  });
  await body.ended;
  t.ok(await isUp());
});

t.test('who sends a byte now and then, or nothing, is sent away', async t => {
  await served(t, home, { guidance, patience: { connections: 64, lifetime: 600 } });
  const slow = client(socket => {
    const drip = setInterval(() => socket.write('G'), 50);
    socket.on('close', () => clearInterval(drip));
  });
  const hello = client(socket => socket.write(Buffer.from([0x16, 3, 1, 2, 0])));
  const mute = client(() => {});
  t.ok(await isUp());
  await Promise.all([slow.ended, hello.ended, mute.ended]);
  t.ok(await isUp());
});

t.test('hundreds of connections at once leave room for an honest one', async t => {
  await served(t, home, { guidance, patience: { connections: 20, lifetime: 60_000 } });
  const crowd = Array.from({ length: 400 }, () => client(socket => socket.write('GET / HT')));
  t.teardown(() => crowd.forEach(({ socket }) => void socket.destroy()));
  await Promise.all(crowd.slice(0, 380).map(({ ended }) => ended));
  t.ok(await isUp());
});

t.test('no bytes bring it down', async t => {
  await served(t, home, { guidance, patience: { connections: 64, lifetime: 300 } });
  const start = fc.constantFrom('', '\x16\x03\x01', 'GET /PRS/', 'OPTIONS * HTTP/1.1\r\nOrigin: ', '\r\n');
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (head, noise) => {
      const { ended } = client(socket => socket.end(Buffer.concat([Buffer.from(head, 'latin1'), noise])));
      t.equal((await realClock.within(5000, () => ended)).kind, 'ok', 'it is sent away');
    }),
    { numRuns: 150 },
  );
  t.ok(await isUp());
});
