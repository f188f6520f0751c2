import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import t, { type Test } from 'tap';
import { inflict } from '../../sim/faults/faults.ts';
import { emptyReader, healthyCard } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { hex } from '../../src/card/hex.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { pause } from '../clock.ts';
import { fixedRecords, readerRecord, signal } from './messages.ts';
import { type RawProgram, rawProgram } from './testing/raw-program.ts';
import { name, serving, withCard, withReaders } from './testing/serving.ts';

const select = hex('00 A4 04 00 09 A0 00 00 03 08 00 00 10 00');
const wholeTable = fixedRecords * readerRecord.size;

const transmit = async (program: RawProgram, handle: number, sendProtocol: number, receiveLength = 300) => {
  const { body, data } = await program.ask(
    'transmit',
    { handle, sendProtocol, sendLength: select.length, receiveLength },
    select,
  );
  return { rv: body.rv, length: body.receiveLength, data: data.toString('hex') };
};

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

t.test('handles are unknown to other programs', async t => {
  const { program } = await serving(t);
  const owner = await program();
  const thief = await program();
  const { handle, protocol, context } = await owner.use(name);
  await thief.use(name);
  t.equal((await transmit(thief, handle, protocol)).rv, scard.invalidHandle);
  t.equal((await thief.ask('disconnect', { handle })).body.rv, scard.invalidHandle);
  t.equal((await thief.ask('release', { context })).body.rv, scard.invalidHandle);
  t.equal((await transmit(owner, handle, protocol)).rv, 0);
});

/** A silent card, and a program whose command it will not answer. */
const silent = async (t: Test, more: World['readers'] = []) => {
  const [reader] = withCard({ faults: [{ kind: 'stall', afterCommands: 0, ms: 'forever' }] }).readers;
  const world = withReaders(...(reader === undefined ? [] : [reader]), ...more);
  const stage = await serving(t, world);
  const blocked = await stage.program();
  const { handle, protocol } = await blocked.use(name);
  const answer = transmit(blocked, handle, protocol);
  answer.catch(() => {});
  return { ...stage, world, blocked, answer };
};

t.test('a silent card holds up its reader and no other, until it is pulled', async t => {
  const other = { ...emptyReader, name: 'Other 00 00', card: healthyCard };
  const { program, service, answer } = await silent(t, [other]);
  const second = await program();
  const queued = second.use(name);
  const third = await program();
  const { handle, protocol } = await third.use(other.name);
  t.equal((await transmit(third, handle, protocol)).rv, 0, 'the other reader works');
  service.become(inflict(service.world, { kind: 'take-card', reader: name }));
  t.equal((await answer).rv, scard.removedCard);
  await t.rejects(queued, { message: 'connect: 8010000c' });
});

t.test(
  'a silent card is let go when its program dies, its reader is unplugged or the service stops',
  async t => {
    const dying = await silent(t);
    const queued = (await dying.program()).use(name);
    dying.blocked.close();
    t.match(await queued, { protocol: 2 });

    const unplugged = await silent(t);
    unplugged.service.become(withReaders());
    t.equal((await unplugged.answer).rv, scard.readerUnavailable);

    const stopped = await silent(t);
    stopped.service.become({ ...stopped.world, smartcardService: 'stopped' });
    await t.rejects(stopped.answer, { message: 'the service hung up' });
  },
);

t.test('a program waits for the end of a transaction to connect, and a while to begin its own', async t => {
  const { program } = await serving(t);
  const one = await program();
  const two = await program();
  const first = await one.use(name);
  const second = await two.use(name);
  t.equal((await one.ask('begin', { handle: first.handle })).body.rv, 0);
  t.equal((await two.ask('begin', { handle: second.handle })).body.rv, scard.sharingViolation);
  t.equal((await transmit(two, second.handle, second.protocol)).rv, scard.sharingViolation);
  const late = (await program()).use(name);
  const begun = two.ask('begin', { handle: second.handle });
  t.equal((await one.ask('end', { handle: first.handle })).body.rv, 0);
  t.equal((await begun).body.rv, 0, 'its turn came');
  t.equal((await two.ask('end', { handle: second.handle })).body.rv, 0);
  t.match(await late, { protocol: 2 });
});

t.test('an answer that does not fit is not sent', async t => {
  const { program } = await serving(t);
  const user = await program();
  const { handle, protocol } = await user.use(name);
  t.match(await transmit(user, handle, protocol, 1), {
    rv: scard.insufficientBuffer,
    length: 2,
    data: '',
  });
  t.match(await transmit(user, handle, protocol, 2), { rv: 0, data: '6125' });
});

t.test('readers tell who they are, and a keypad types the passcode', async t => {
  const { program } = await serving(t, withReaders({ pinpad: true, card: healthyCard }));
  const user = await program();
  const { handle, protocol } = await user.use(name);
  const attribute = async (id: number) => {
    const { body } = await user.ask('getAttribute', { handle, id, length: 264 });
    return body.rv === 0 ? Buffer.from(body.value.subarray(0, body.length)).toString('latin1') : body.rv;
  };
  t.equal(await attribute(0x10100), 'OMNIKEY\0');
  t.equal(await attribute(0x7fff_0003), `${name}\0`);
  t.equal(Buffer.from(`${await attribute(0x9_0303)}`, 'latin1')[0], 0x3b);
  t.equal(await attribute(0x1234), scard.unsupportedFeature);
  t.equal((await user.ask('setAttribute', { handle, id: 1 })).body.rv, scard.unsupportedFeature);

  const control = async (code: number, data: Uint8Array) => {
    const answer = await user.ask(
      'control',
      { handle, code, sendLength: data.length, receiveLength: 64 },
      data,
    );
    return answer.body.rv === 0 ? answer.data.toString('hex') : answer.body.rv;
  };
  const features = `${await control(0x4200_0d48, new Uint8Array())}`;
  t.match(features, /^0604[0-9a-f]{8}0a04/);
  await transmit(user, handle, protocol);
  const verify = hex(
    '00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 0D 00 00 00 00 20 00 80 08 FF FF FF FF FF FF FF FF',
  );
  t.equal(await control(Number.parseInt(features.slice(4, 12), 16), verify), '9000');
  t.equal(await control(0x4200_0001, new Uint8Array()), scard.unsupportedFeature);
});

t.test('while the service is stopped nobody listens, and afterwards it does', async t => {
  const { service, program, socket } = await serving(t);
  const before = await program();
  const { world } = service;
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
