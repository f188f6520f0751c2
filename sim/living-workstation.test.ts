import t from 'tap';
import { hex, toHex } from '../src/card/hex.ts';
import { defaultGuidance } from '../src/guidance/default.ts';
import { inflict } from './faults/faults.ts';
import { emptyReader, healthyCard, healthyWorld } from './healthy-world.ts';
import { livingWorkstation } from './living-workstation.ts';
import { logIn } from './log-in/log-in.ts';
import type { Card, World } from './world.ts';

const withCard =
  (card: Card | null) =>
  (world: World): World => ({ ...world, readers: world.readers.map(reader => ({ ...reader, card })) });

const deadline = 5000;
const portService = 'NHS Port Service';

t.test('what happens is seen through the doors that are opened after it, and only there', async t => {
  const living = livingWorkstation(healthyWorld);
  const before = living.doors();
  living.happen(world => inflict(inflict(world, { kind: 'stop-port-service' }), { kind: 'cut-network' }));
  t.match(await living.doors().software.service(portService, deadline), { value: 'stopped' });
  t.match(await before.software.service(portService, deadline), { value: 'running' });
  living.happen(() => healthyWorld);
  t.match(await living.doors().software.service(portService, deadline), { value: 'running' });
});

t.test('a card keeps in the pocket the tries that it lost in the reader', async t => {
  const living = livingWorkstation(healthyWorld);
  const wrongPasscode = async () => {
    const session = await living.doors().readers.connect(emptyReader.name, deadline);
    if (session.kind !== 'ok') throw new Error(session.kind);
    await session.value.transmit(hex('00 A4 04 00 09 A0 00 00 03 08 00 00 10 00'), deadline);
    const answer = await session.value.transmit(hex('00 20 00 80 08 39 39 39 39 39 39 FF FF'), deadline);
    await session.value.end();
    return answer.kind === 'ok' ? toHex(answer.value) : answer.kind;
  };
  t.equal(await wrongPasscode(), '63 C2');
  const pocketed = living.world.readers[0]?.card ?? null;
  living.happen(withCard(null));
  t.match(await living.doors().readers.connect(emptyReader.name, deadline), { kind: 'failed' });
  living.happen(withCard(pocketed));
  t.equal(await wrongPasscode(), '63 C1');
  living.happen(withCard(healthyCard));
  t.equal(await wrongPasscode(), '63 C2', 'another card');
});

t.test('a log-in on a living workstation uses its service and its cards', async t => {
  const living = livingWorkstation(healthyWorld);
  const symptom = async () => (await logIn(living.world, defaultGuidance, living.doors())).symptom;
  t.equal(await symptom(), 'none');
  // A program that holds the card for itself is no part of any world.
  const client = living.service.join();
  const context = client.establish();
  if (context.kind === 'done') client.connect(context.value, emptyReader.name, 1, 3);
  t.equal(await symptom(), 'err1002');
  client.leave();
  t.equal(await symptom(), 'none');
});
