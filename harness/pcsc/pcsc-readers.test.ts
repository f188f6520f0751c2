import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { failureCodes } from '../../src/outcome.ts';
import { codeOf, scardCodes, scardFailure } from '../../src/pcsc/scard-codes.ts';
import { pcscReaders } from './pcsc-readers.ts';

t.test('the code at the end of an error text counts, whatever language stands before it', async t => {
  t.equal(codeOf('SCardConnect error: Sharing violation.(0x8010000b)'), 0x8010000b);
  t.equal(codeOf('SCardConnect error: Freigabeverletzung (0x1).\r\n(0x8010000B)'), 0x8010000b);
  t.equal(codeOf('SCardTransmit error: (0xffffffff80100016)'), 0x80100016);
  t.equal(codeOf('Card Reader not connected'), null);
  t.match(scardFailure('SCardConnect error: …(0x8010000b)'), { code: 'busy' });
  t.match(scardFailure('SCardConnect error: …(0x801000ff)'), { code: 'unknown', detail: '0x801000FF' });
  t.match(scardFailure('Card Reader not connected'), {
    code: 'unknown',
    detail: 'Card Reader not connected',
  });
  for (const { name, failure } of scardCodes.values()) t.ok(failureCodes.includes(failure), name);
});

const reader = 'OMNIKEY CardMan 3121 00 00';
/** The door against a service at this socket, and its first list. */
const against = async (t: Test, socket: string) => {
  const door = pcscReaders({ socket });
  t.teardown(() => door.close());
  const list = await door.list(3000);
  return { door, list };
};

t.test('no service is told apart from a service that is silent', async t => {
  // A short path: a Unix socket's may have 107 bytes.
  const folder = await mkdtemp(join(tmpdir(), 'pcsc-'));
  t.teardown(() => rm(folder, { recursive: true }));
  const nobody = await against(t, join(folder, 'nobody'));
  if (nobody.list.kind === 'skipped') {
    t.pass('PC/SC client', { skip: nobody.list.because });
    return;
  }
  t.match(nobody.list, { kind: 'failed', code: 'no-service' });
  t.match(await nobody.door.connect(reader, 3000), { kind: 'failed', code: 'no-service' });

  const silent = join(folder, 'silent');
  const open: Socket[] = [];
  const server = createServer(socket => open.push(socket));
  await new Promise<void>(resolve => server.listen(silent, resolve));
  t.teardown(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { door, list } = await against(t, silent);
  t.match(list, { kind: 'failed', code: 'timed-out' });
  t.match(await door.connect(reader, 3000), { kind: 'failed', code: 'timed-out' });
  t.ok(open.length >= 2, 'the service was asked');
});
