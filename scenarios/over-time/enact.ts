import { testPasscode } from '../../sim/card/passcodes.ts';
import { inflict } from '../../sim/faults/faults.ts';
import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import type { Reader, World } from '../../sim/world.ts';
import { hex } from '../../src/card/hex.ts';
import { protocols, shareModes } from '../../src/pcsc/constants.ts';
import type { Deed } from './deed.ts';
import type { Life } from './life.ts';
import { lastOf, mendingOf } from './mending.ts';
import { cards, type Situation } from './situation.ts';

type Change = (world: World) => World;

const unchanged: Change = world => world;

const minute = 60_000;

const later =
  (minutes: number): Change =>
  world => ({
    ...world,
    now: new Date(Date.parse(world.now) + minutes * minute).toISOString(),
  });

const changed =
  (name: string, change: (reader: Reader) => Partial<Reader>): Change =>
  world => ({
    ...world,
    readers: world.readers.map(reader => (reader.name === name ? { ...reader, ...change(reader) } : reader)),
  });

const selectPiv = hex('00 A4 04 00 09 A0 00 00 03 08 00 00 10 00');
const verify = (passcode: Uint8Array) => Uint8Array.of(0x00, 0x20, 0x00, 0x80, 0x08, ...passcode);
const passcodes = { right: testPasscode, wrong: hex('39 39 39 39 39 39 FF FF') };

/** The user's software hands a passcode to the card in a reader, if it can, and lets go of it. */
export const enter = (service: SmartcardService, reader: string, passcode: 'right' | 'wrong'): void => {
  const client = service.join();
  const context = client.establish();
  const handle =
    context.kind === 'done'
      ? client.connect(context.value, reader, shareModes.shared, protocols.any)
      : context;
  if (handle.kind === 'done')
    for (const command of [selectPiv, verify(passcodes[passcode])])
      client.transmit(handle.value.handle, command);
  client.leave();
};

/** The card that leaves a reader is kept as it is. */
const pocketed = ({ living, pocket }: Life, before: Situation, name: string): void => {
  const held = before.readers.find(reader => reader.name === name)?.card ?? null;
  const card = living.world.readers.find(reader => reader.name === name)?.card ?? null;
  if (held !== null && card !== null) pocket.set(held, card);
};

/** What a deed makes of the world; a card and a passcode pass by other ways. */
const changeBy = (deed: Deed, { pocket }: Life, before: Situation): Change => {
  switch (deed.do) {
    case 'break':
      return world => inflict(world, deed.fault);
    case 'mend': {
      const fault = before.faults[deed.which];
      return fault === undefined ? unchanged : mendingOf(fault).mend;
    }
    case 'plug':
      return world => ({ ...world, readers: lastOf(world.readers, deed.reader, { attached: true }) });
    case 'unplug':
      return changed(deed.reader, () => ({ attached: false }));
    case 'insert':
      return changed(deed.reader, () => ({ card: pocket.get(deed.card) ?? cards[deed.card] }));
    case 'take':
      return changed(deed.reader, () => ({ card: null }));
    case 'unlock':
      return changed(deed.reader, ({ card }) => ({ card: card && { ...card, tries: 3 } }));
    default:
      return unchanged;
  }
};

/** Does a deed to a living workstation; `before` says what was so until now. */
export const enact = (life: Life, deed: Deed, before: Situation): void => {
  const { living } = life;
  living.happen(later(deed.do === 'wait' ? deed.minutes : 1));
  if (deed.do === 'take') pocketed(life, before, deed.reader);
  if (deed.do === 'type') enter(living.service, deed.reader, 'right');
  if (deed.do === 'mistype') enter(living.service, deed.reader, 'wrong');
  living.happen(changeBy(deed, life, before));
};
