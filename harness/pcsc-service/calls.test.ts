import t, { type Test } from 'tap';
import { inflict } from '../../sim/faults/faults.ts';
import { emptyReader, healthyCard } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { hex } from '../../src/card/hex.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { name, serving, withCard, withReaders } from './testing/serving.ts';
import { transmit } from './testing/transmit.ts';

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
  service.become(inflict(service.world(), { kind: 'take-card', reader: name }));
  t.match(await answer, { rv: scard.removedCard, length: 0 });
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

t.test('a refusal says that no bytes came, whatever room its program has', async t => {
  const { program, service } = await serving(t);
  const user = await program();
  const { handle, protocol } = await user.use(name);
  const unknown = await user.ask('getAttribute', { handle, id: 0x1234, length: 264 });
  t.match(unknown.body, { rv: scard.unsupportedFeature, length: 0 });
  const control = { handle, code: 0x4200_0001, sendLength: 0, receiveLength: 64, returned: 64 };
  t.match((await user.ask('control', control)).body, { rv: scard.unsupportedFeature, returned: 0 });
  t.match(await transmit(user, handle, 3 - protocol), { rv: scard.protocolMismatch, length: 0 });
  service.become(inflict(service.world(), { kind: 'take-card' }));
  t.match(await transmit(user, handle, protocol), { rv: scard.removedCard, length: 0 });
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
