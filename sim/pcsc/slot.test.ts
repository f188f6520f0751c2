import fc from 'fast-check';
import t from 'tap';
import { hex } from '../../src/card/hex.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { simCard } from '../card/sim-card.ts';
import { inflict } from '../faults/faults.ts';
import { emptyReader, healthyCard, healthyWorld } from '../healthy-world.ts';
import type { Card, CardFault } from '../world.ts';
import { liveCards } from './live-cards.ts';
import { slotOf } from './slot.ts';
import { smartcardService } from './smartcard-service.ts';

const select = hex('00 A4 04 00 09 A0 00 00 03 08 00 00 10 00');
const verify = hex('00 20 00 80 08 31 32 33 34 35 36 FF FF');
const isVerified = hex('00 20 00 80');

/** A program that uses the card of the healthy world, and whoever changes that card meanwhile. */
const inUse = () => {
  const service = smartcardService(healthyWorld, 'instant');
  const client = service.join();
  const context = client.establish();
  const reply = client.connect(context.kind === 'done' ? context.value : 0, emptyReader.name, 2, 3);
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply));
  const say = (command: Uint8Array) => client.transmit(reply.value.handle, command);
  const change = (given: Partial<Card>) => {
    const world = service.world();
    const readers = world.readers.map(reader => ({
      ...reader,
      card: reader.card && { ...reader.card, ...given },
    }));
    service.become({ ...world, readers });
  };
  const events = () => service.readers()[0]?.events;
  return { service, say, change, events, client, handle: reply.value.handle };
};
const answered = (bytes: string, ms = 0) => ({ kind: 'done', value: hex(bytes), ms });

t.test('a fault strikes a card in use, which stays in and remembers', async t => {
  const { service, say, events } = inUse();
  say(select);
  t.match(say(verify), answered('90 00'));
  service.become(inflict(service.world(), { kind: 'slow-card', ms: 1000 }));
  t.match(say(isVerified), answered('90 00', 1000), 'still verified');
  service.become(inflict(service.world(), { kind: 'misreport-status', sw: '6F00', times: 1 }));
  t.match(say(isVerified), answered('6F 00', 1000));
  t.match(say(isVerified), answered('90 00', 1000), 'that was all');
  service.become(inflict(service.world(), { kind: 'slow-card', ms: 1 }));
  t.match(say(isVerified), answered('90 00', 1001), 'what is over stays over');
  t.equal(events(), 0);
});

t.test('a script and other tries reach a card in use too', async t => {
  const { say, change, events } = inUse();
  say(select);
  change({ script: [{ on: '00 CA ..*', answer: '11 90 00' }], tries: 1 });
  t.match(say(hex('00 CA 00 00')), answered('11 90 00'));
  t.match(say(isVerified), answered('63 C1'), 'what it had selected is still selected');
  change({ script: undefined });
  t.match(say(hex('00 CA 00 00')), answered('6D 00'));
  t.equal(events(), 0);
});

t.test('a fault at power-up is met at the next one', async t => {
  const { service, say, client, handle } = inUse();
  service.become(inflict(service.world(), { kind: 'forge-atr', atr: '3B 00' }));
  t.match(say(select), answered('61 25'));
  t.match(client.reconnect(handle, 2, 3, 1), { kind: 'done', value: { protocol: 1 } });
});

t.test('other contents make another card', async t => {
  for (const contents of [
    { validTo: '2020-01-01' },
    { kind: 'bank' },
    { blank: true },
    { mute: true },
  ] as const) {
    const { say, change, events } = inUse();
    change(contents);
    t.match(say(select), { kind: 'refused', code: scard.removedCard }, JSON.stringify(contents));
    t.equal(events(), 2);
  }
});

t.test('a hold is met by programs that connect, not by the service itself', async t => {
  const held = inflict(healthyWorld, { kind: 'hold-reader', by: 'other card software', times: 2 });
  const service = smartcardService(held, 'instant');
  service.notice();
  t.equal(service.readers()[0]?.finding, 'awake');
  const client = service.join();
  const context = client.establish();
  const connect = () => client.connect(context.kind === 'done' ? context.value : 0, emptyReader.name, 2, 3);
  t.match(connect(), { kind: 'refused', code: scard.sharingViolation });
  t.match(connect(), { kind: 'refused', code: scard.sharingViolation });
  t.match(connect(), { kind: 'done' });
});

const anyFault: fc.Arbitrary<CardFault> = fc.oneof(
  fc.record({ kind: fc.constant('slow' as const), ms: fc.nat(9), afterCommands: fc.nat(4) }),
  fc.record({ kind: fc.constant('cut' as const), keep: fc.nat(3), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('echo' as const), forMs: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('refuse' as const), ins: fc.constantFrom(0xa4, 0x20) }),
  fc.record({ kind: fc.constant('cut-atr' as const), keep: fc.nat(9), afterPowerUps: fc.nat(2) }),
);

t.test('faults that come one by one do what they would do together', async t => {
  const commands = fc.array(fc.constantFrom('reset' as const, select, isVerified), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(anyFault, { maxLength: 5 }), commands, (faults, said) => {
      const together = simCard({ ...healthyCard, faults }, 'instant');
      const oneByOne = simCard(healthyCard, 'instant');
      for (const n of faults.keys()) oneByOne.become({ ...healthyCard, faults: faults.slice(0, n + 1) });
      for (const command of said) {
        const [one, other] = [together, oneByOne].map(card =>
          command === 'reset' ? card.reset() : card.answer(command),
        );
        t.strictSame(one, other);
      }
    }),
  );
});

t.test('a fault of an empty reader says nothing until there is a card', t => {
  const cards = liveCards('instant');
  const slot = slotOf(emptyReader, cards);
  const faults = [{ kind: 'refuse-protocol' as const }];
  slot.become({ ...emptyReader, faults });
  t.match(slot.powerUp(), { kind: 'refused', code: scard.noSmartcard });
  slot.become({ ...emptyReader, faults, card: healthyCard });
  t.match(slot.powerUp(), { kind: 'refused', code: scard.protocolMismatch });
  t.end();
});
