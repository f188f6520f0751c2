import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import t from 'tap';
import { healthyCard } from '../../sim/healthy-world.ts';
import { hex } from '../../src/card/hex.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { pause } from '../clock.ts';
import { fixedRecords, readerRecord, signal } from './messages.ts';
import { type RawProgram, rawProgram } from './testing/raw-program.ts';
import { name, serving, withReaders } from './testing/serving.ts';

const wholeTable = fixedRecords * readerRecord.size;

/** What the service says of its readers. */
const table = async (program: RawProgram, request = hex('00 00 00 00 12 00 00 00')) => {
  program.write(request);
  const bytes = await program.read(wholeTable);
  return Array.from({ length: fixedRecords }, (_, n) =>
    readerRecord.decode(bytes.subarray(n * readerRecord.size, (n + 1) * readerRecord.size)),
  ).filter(record => record.name !== '');
};
const waitRequest = hex('00 00 00 00 13 00 00 00');
const stopRequest = hex('00 00 00 00 14 00 00 00');
const signalled = async (program: RawProgram) => signal.decode(await program.read(signal.size)).rv;

t.test('versions from 4:2 on are spoken, higher ones talked down', async t => {
  const { program } = await serving(t);
  const stranger = await program(99);
  t.match(await stranger.hello(99), { rv: scard.serviceStopped, minor: 5 });
  for (const minor of [2, 3, 4, 5]) t.match(await stranger.hello(minor), { rv: 0, minor });
  const { body } = await stranger.ask('version', { major: 3, minor: 4 });
  t.equal(body.rv, scard.serviceStopped);
});

t.test('more than 16 readers show in 4:6, and 16 of them in 4:4', async t => {
  const many = Array.from({ length: 20 }, (_, n) => ({ name: `Reader ${n}` }));
  const { program } = await serving(t, withReaders(...many));
  t.equal((await table(await program(4))).length, 16);
  const newest = await program(6);
  t.equal((await newest.hello(6)).rv, 0);
  newest.write(hex('00 00 00 00 16 00 00 00'));
  t.equal((await newest.read(4)).readInt32LE(), 20);
  newest.write(hex('00 00 00 00 17 00 00 00'));
  const records = await newest.read(20 * readerRecord.size);
  t.equal(readerRecord.decode(records.subarray(19 * readerRecord.size)).name, 'Reader 19');
});

t.test('a card that a program waits for is told at once, and so is its leaving', async t => {
  const { program, service } = await serving(t, withReaders({}));
  const watcher = await program();
  const states = await table(watcher, waitRequest);
  t.match(states, [{ name, state: 0x02, sharing: 0, atrLength: 0 }]);
  service.become(withReaders({ card: healthyCard }));
  t.equal(await signalled(watcher), 0);
  t.match(await table(watcher, waitRequest), [{ state: 0x34, events: 1, atrLength: 17 }]);
  service.become(withReaders({ card: { ...healthyCard, mute: true } }));
  t.equal(await signalled(watcher), 0);
  t.match(await table(watcher, waitRequest), [{ state: 0x0c, events: 3, atrLength: 0 }]);
  service.become(withReaders());
  t.equal(await signalled(watcher), 0);
  t.strictSame(await table(watcher), []);
});

t.test('none of 1,000 insertions and removals is missed', async t => {
  const empty = withReaders({});
  const full = withReaders({ card: healthyCard });
  const { program, service } = await serving(t, empty);
  const watcher = await program();
  let seen = 0;
  for (let cycle = 0; cycle < 2000; cycle++) {
    const [state] = await table(watcher, waitRequest);
    seen += state?.events === cycle && (state.state & 0x04) === (cycle % 2 === 0 ? 0 : 0x04) ? 1 : 0;
    service.become(cycle % 2 === 0 ? full : empty);
    await signalled(watcher);
  }
  t.equal(seen, 2000);
});

t.test('a wait ends when its program stops it, or another connection cancels it', async t => {
  const { program, socket } = await serving(t);
  const watcher = await program();
  const { context } = (await watcher.ask('establish', { scope: 2 })).body;
  await table(watcher, waitRequest);
  watcher.write(stopRequest);
  t.equal(await signalled(watcher), 0);
  await table(watcher, waitRequest);
  // As libpcsclite does it: a connection for nothing else, without a word of the version.
  const other = await rawProgram(socket);
  t.equal((await other.ask('cancel', { context })).body.rv, 0);
  t.equal(await signalled(watcher), scard.cancelled);
  t.equal((await other.ask('cancel', { context: context + 1 })).body.rv, scard.invalidHandle);
});

t.test('up to 4:3 a program that waits hears of the change alone', async t => {
  const { program, service } = await serving(t, withReaders({}));
  const old = await program(3);
  old.write(hex('08 00 00 00 13 00 00 00 60 EA 00 00 00 00 00 00'));
  // Its next answer shows that the wait was heard.
  t.equal((await old.hello(3)).rv, 0);
  service.become(withReaders({ card: healthyCard }));
  t.equal(await signalled(old), 0);
});

t.test('while the service is stopped nobody listens, and afterwards it does', async t => {
  const { service, program, socket } = await serving(t);
  const before = await program();
  const world = service.world();
  service.become({ ...world, smartcardService: 'stopped' });
  await t.rejects(before.read(1), { message: 'the service hung up' });
  t.notOk(existsSync(socket));
  service.become(world);
  while (!existsSync(socket)) await pause(1, new AbortController().signal);
  t.match(await (await program()).use(name), { protocol: 2 });
});

t.test('the socket lies where nobody else can go, and is gone afterwards', async t => {
  const { socket, close } = await serving(t);
  t.equal((await stat(dirname(socket))).mode & 0o777, 0o700);
  await close();
  t.notOk(existsSync(dirname(socket)));
});
