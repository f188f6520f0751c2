import fc from 'fast-check';
import t from 'tap';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import { smartcardService } from '../../sim/pcsc/smartcard-service.ts';
import type { World } from '../../sim/world.ts';
import type { Stage } from './stage.ts';
import { stageHand } from './stage-hand.ts';

const second = { ...emptyReader, name: 'Second Reader 01 00' };
const world: World = { ...healthyWorld, readers: [...healthyWorld.readers, second] };

const onStage = (whyNot: Stage['whyNot'] = () => null) => {
  const service = smartcardService(world, 'instant');
  const done: string[] = [];
  const hand = stageHand({ service, socket: '', whyNot, close: async () => {} }, words => done.push(words));
  const cards = () => service.world().readers.map(({ card }) => card?.kind ?? null);
  return { service, hand, done, cards };
};

t.test('cards are taken, put back, swapped and moved', async t => {
  const { hand, cards, service, done } = onStage();
  t.equal(hand.obey('take'), null);
  t.strictSame(cards(), [null, null]);
  t.equal(hand.obey('take'), 'no reader holds a card');
  t.equal(hand.obey('insert Second Reader 01 00'), null);
  t.strictSame(cards(), [null, 'nhs']);
  t.equal(hand.obey('insert Second Reader 01 00'), 'Second Reader 01 00 holds a card');
  t.equal(hand.obey('swap bank'), null);
  t.strictSame(cards(), [null, 'bank'], 'the card that is there');
  t.equal(hand.obey(`swap isosec ${emptyReader.name}`), null);
  t.strictSame(cards(), ['isosec', 'bank']);
  t.equal(service.readers()[1]?.events, 3);
  t.strictSame(done, ['take', 'insert Second Reader 01 00', 'swap bank', `swap isosec ${emptyReader.name}`]);
});

t.test('the very card that was taken comes back, with what had befallen it', async t => {
  const { hand, service } = onStage();
  t.equal(hand.obey('fault {"kind":"lock-card"}'), null);
  t.equal(hand.obey('take'), null);
  t.equal(hand.obey(`insert ${emptyReader.name}`), null);
  t.strictSame(service.world().readers[0]?.card, { ...healthyCard, tries: 0 });
});

t.test('readers and the service come back, and nothing is put into what is not there', async t => {
  const { hand, service } = onStage();
  const listed = () => service.readers().map(({ slot }) => slot.reader().name);
  t.equal(hand.obey('unplug'), null);
  t.strictSame(listed(), [second.name]);
  t.equal(hand.obey(`unplug ${emptyReader.name}`), `${emptyReader.name} is unplugged already`);
  t.equal(hand.obey('unplug'), null);
  t.equal(hand.obey('insert'), 'no reader is attached');
  t.equal(hand.obey('plug'), null);
  t.equal(service.readers()[0]?.slot.reader().card?.kind, 'nhs', 'with the card that was in it');
  t.equal(hand.obey(`plug ${second.name}`), null);
  t.equal(hand.obey('plug'), 'every reader is attached');
  t.equal(hand.obey('start'), 'the service is running already');
  t.equal(hand.obey('stop'), null);
  t.notOk(service.running());
  t.equal(hand.obey('start'), null);
  t.ok(service.running());
});

t.test('what cannot be done is said, and changes nothing', async t => {
  const { hand, service, done } = onStage(() => 'not here');
  const before = service.world();
  for (const [line, why] of [
    ['', /^expected insert/],
    ['dance', /found "dance"/],
    ['swap', /^swap: expected nhs/],
    ['swap gold', /^swap: expected nhs/],
    ['take Nobody', /no reader is called "Nobody"/],
    ['fault', /^fault: /],
    ['fault {', /^fault: not JSON, expected/],
    ['stop now', /^stop: expected nothing more/],
    ['fault {"kind":"explode"}', /explode/],
    ['fault {"kind":"take-card","reader":"Nobody"}', /no reader is called "Nobody"/],
    ['take', /^take: not here$/],
  ] as const)
    t.match(hand.obey(line), why, line);
  t.equal(service.world(), before);
  t.strictSame(done, []);
});

t.test('any line is obeyed or refused', async t => {
  const { hand } = onStage();
  const words = fc.constantFrom(
    'insert',
    'take',
    'swap',
    'fault',
    'bank',
    emptyReader.name,
    '{"kind":"take-card"}',
  );
  const line = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 3 }).map(all => all.join(' ')),
  );
  fc.assert(fc.property(line, text => ['string', 'object'].includes(typeof hand.obey(text))));
  t.match(hand.state(), { service: 'running', readers: [{ name: emptyReader.name }, { name: second.name }] });
});
