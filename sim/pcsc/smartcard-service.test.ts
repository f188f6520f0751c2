import fc from 'fast-check';
import t from 'tap';
import { hex, toHex } from '../../src/card/hex.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { inflict } from '../faults/faults.ts';
import { emptyReader, healthyCard, healthyWorld } from '../healthy-world.ts';
import type { Card, World } from '../world.ts';
import type { Client, Disposition } from './client.ts';
import type { Share } from './listed-reader.ts';
import { readerState } from './reader-state.ts';
import { type SmartcardService, smartcardService } from './smartcard-service.ts';

const { name } = emptyReader;
const select = hex('00 A4 04 00 09 A0 00 00 03 08 00 00 10 00');
const refusal = (code: number) => ({ kind: 'refused', code });
const done = { kind: 'done' };

/** A program that holds the reader of the world. */
const using = (service: SmartcardService, share: Share = 2) => {
  const client = service.join();
  const context = client.establish();
  if (context.kind !== 'done') throw new Error('no context');
  const reply = client.connect(context.value, name, share, 3);
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply));
  return { client, context: context.value, handle: reply.value.handle };
};

t.test('a card that is taken out and put back has the tries and the passcode that it had', async t => {
  const service = smartcardService(healthyWorld, 'instant');
  const verify = (digits: string) => {
    const { client, handle } = using(service);
    client.transmit(handle, select);
    const reply = client.transmit(handle, hex(`00 20 00 80 08 ${digits}`));
    client.disconnect(handle, 0);
    return reply.kind === 'done' ? toHex(reply.value) : reply.kind;
  };
  const right = '31 32 33 34 35 36 FF FF';
  const wrong = '39 39 39 39 39 39 FF FF';
  t.equal(verify(wrong), '63 C2');
  const held = service.world().readers[0]?.card ?? null;
  t.match(held, { tries: 2 });
  const withCard = (card: Card | null) =>
    service.become({
      ...service.world(),
      readers: service.world().readers.map(reader => ({ ...reader, card })),
    });
  withCard(null);
  withCard(held);
  t.equal(verify(wrong), '63 C1');
  // What ails it from now on costs it nothing.
  service.become(inflict(service.world(), { kind: 'slow-card', ms: 5 }));
  t.equal(verify(wrong), '63 C0');
  t.equal(verify(right), '69 83');
  withCard(healthyCard);
  t.equal(verify(right), '90 00', 'another card');
});

t.test('a fault that is over stays over when another one is added', async t => {
  const once = inflict(healthyWorld, { kind: 'reset-card', by: 'another program', times: 1 });
  const service = smartcardService(once, 'instant');
  const { client, handle } = using(service);
  t.match(client.transmit(handle, select), refusal(scard.resetCard));
  service.become(inflict(service.world(), { kind: 'slow-reader', ms: 1 }));
  t.match(client.reconnect(handle, 2, 3, 0), done);
  t.match(client.transmit(handle, select), done);
});

t.test('a service that starts anew is lost to all programs, and none takes its reader for gone', async t => {
  const second = { ...emptyReader, name: 'Second Reader 01 00', card: healthyCard };
  const readers = [...healthyWorld.readers, second];
  const world = inflict({ ...healthyWorld, readers }, { kind: 'restart-smartcard-service' });
  const service = smartcardService(world, 'instant');
  const one = using(service);
  const two = service.join();
  const context = two.establish();
  const other = two.connect(context.kind === 'done' ? context.value : 0, second.name, 2, 3);
  t.match(one.client.transmit(one.handle, select), refusal(scard.communicationError));
  if (other.kind === 'done') t.match(two.status(other.value.handle), refusal(scard.communicationError));
});

t.test('transactions nest, and keep others from the card', async t => {
  const service = smartcardService(healthyWorld, 'instant');
  const one = using(service);
  const two = using(service);
  t.match(one.client.end(one.handle, 0), refusal(scard.notTransacted));
  t.match(one.client.begin(one.handle), done);
  t.match(one.client.begin(one.handle), done);
  for (const reply of [
    two.client.begin(two.handle),
    two.client.transmit(two.handle, select),
    two.client.status(two.handle),
    two.client.reconnect(two.handle, 2, 3, 0),
  ])
    t.match(reply, refusal(scard.sharingViolation));
  t.match(two.client.disconnect(two.handle, 1), { kind: 'waits' });
  t.match(one.client.end(one.handle, 0), done);
  t.match(two.client.transmit(two.handle, select), refusal(scard.sharingViolation));
  t.match(one.client.end(one.handle, 0), done);
  t.match(two.client.transmit(two.handle, select), done);
});

t.test('whoever resets a card tells all, itself too, until each connects anew', async t => {
  const service = smartcardService(healthyWorld, 'instant');
  const one = using(service);
  const two = using(service);
  one.client.begin(one.handle);
  t.match(one.client.end(one.handle, 1), done);
  for (const { client, handle } of [one, two]) {
    t.match(client.transmit(handle, select), refusal(scard.resetCard));
    t.match(client.reconnect(handle, 2, 3, 0), done);
    t.match(client.transmit(handle, select), done);
  }
});

t.test(
  'a program that dies in its transaction leaves a card that was reset, any other leaves it be',
  async t => {
    const service = smartcardService(healthyWorld, 'instant');
    const watching = using(service);
    using(service).client.leave();
    t.match(watching.client.status(watching.handle), done);
    const dying = using(service);
    dying.client.begin(dying.handle);
    dying.client.leave();
    t.match(watching.client.status(watching.handle), refusal(scard.resetCard));
  },
);

t.test('what a program believes of the protocol must be so', async t => {
  const { client, handle, context } = using(smartcardService(healthyWorld, 'instant'));
  t.match(client.transmit(handle, select, 1), refusal(scard.protocolMismatch));
  t.match(client.transmit(handle, select, 2), done);
  t.match(client.connect(context, name, 2, 1), refusal(scard.protocolMismatch));
  t.match(client.connect(context, name, 3, 0), { kind: 'done', value: { protocol: 2 } });
});

t.test('the service knows the answer to reset of a card before any program asks', async t => {
  const service = smartcardService(healthyWorld, 'instant');
  const state = () => service.readers().map(readerState)[0];
  t.match(state(), { state: 0x04, atr: { length: 0 } });
  service.notice();
  t.match(state(), { state: 0x34, atr: { length: 17 }, sharing: 0 });
  service.become(inflict(healthyWorld, { kind: 'mute-card' }));
  service.notice();
  t.match(state(), { state: 0x0c, atr: { length: 0 }, events: 2 });
  service.become(inflict(healthyWorld, { kind: 'take-card' }));
  t.match(state(), { state: 0x02, events: 3 });
});

/** What two programs and the world around them may do. */
type Act = (service: SmartcardService, clients: readonly Client[]) => void;
const number = fc.integer({ min: 0, max: 8 });
const who = fc.constantFrom(0, 1);
const act: fc.Arbitrary<Act> = fc
  .tuple(who, number, fc.constantFrom<Share>(1, 2, 3), fc.constantFrom<Disposition>(0, 1, 2), fc.nat(9))
  .map(([index, id, share, disposition, what]) => (service, clients) => {
    const client = clients[index];
    const world: World = service.world();
    switch (what) {
      case 0:
        return client?.establish();
      case 1:
        return client?.connect(id, name, share, 3);
      case 2:
        return client?.disconnect(id, disposition);
      case 3:
        return client?.begin(id);
      case 4:
        return client?.end(id, disposition);
      case 5:
        return client?.transmit(id, select);
      case 6:
        return client?.reconnect(id, share, 3, disposition);
      case 7:
        return client?.leave();
      case 8:
        return service.become(inflict(world, { kind: 'take-card' }));
      default:
        return service.become({
          ...world,
          readers: [{ ...emptyReader, card: id > 4 ? healthyCard : null, attached: id !== 0 }],
        });
    }
  });

t.test(
  'whatever programs do, a reader has one exclusive holder, and only a holder has a transaction',
  async () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), acts => {
        const service = smartcardService(healthyWorld, 'instant');
        const clients = [service.join(), service.join()];
        for (const perform of acts) {
          perform(service, clients);
          for (const { handles, lock, locks, slot, powered } of service.readers()) {
            const exclusive = [...handles].filter(({ share }) => share === 1);
            if (exclusive.length > 0 && handles.size > 1) return false;
            if ((lock === null) !== (locks === 0) || (lock !== null && !handles.has(lock))) return false;
            if (powered && slot.card() === null) return false;
          }
        }
        for (const client of clients) client.leave();
        return service.readers().every(({ handles, lock }) => handles.size === 0 && lock === null);
      }),
      { numRuns: 300 },
    );
  },
);
