import { EventEmitter } from 'node:events';
import t from 'tap';
import { emptyReader, healthyWorld } from '../../sim/healthy-world.ts';
import { smartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { type Keyboard, readKeys } from './keys.ts';
import { stageHand } from './stage-hand.ts';

class Keys extends EventEmitter implements Keyboard {
  raw = false;
  setRawMode = (raw: boolean) => {
    this.raw = raw;
  };
  resume = () => {};
  pause = () => {};
  type = (text: string) => this.emit('data', Buffer.from(text));
}

t.test('keys take, insert, swap, choose, break, help and quit', async t => {
  const readers = [...healthyWorld.readers, { ...emptyReader, name: 'Second Reader 01 00' }];
  const service = smartcardService({ ...healthyWorld, readers }, 'instant');
  const stage = { service, socket: '', whyNot: () => null, close: async () => {} };
  const said: string[] = [];
  let quits = 0;
  let echoed = '';
  const keys = new Keys();
  const release = readKeys(
    keys,
    stageHand(stage, () => {}),
    service,
    words => said.push(words),
    () => {
      quits += 1;
    },
    text => {
      echoed += text;
    },
  );
  const cards = () => service.world().readers.map(({ card }) => card?.kind ?? null);
  t.ok(keys.raw);
  keys.type('t');
  t.strictSame(cards(), [null, null]);
  keys.type('it');
  t.strictSame(cards(), [null, null]);
  keys.type('2i');
  t.strictSame(cards(), [null, 'nhs']);
  keys.type('s');
  t.strictSame(cards(), [null, 'bank']);
  keys.type('7');
  t.equal(said.at(-1), 'there are 2 readers');
  keys.type('f{"kind":"moot-card"}');
  for (let n = 0; n < 'moot-card"}'.length; n++) keys.type('\u007f');
  keys.type('mute-card","reader":"Second Reader 01 00"}\r');
  t.equal(service.world().readers[1]?.card?.mute, true);
  keys.type('f{"kind":\u001bt');
  t.strictSame(cards(), [null, null], 'after Esc keys are keys again');
  t.ok(echoed.includes(`moot-card"}${'\b \b'.repeat(11)}mute-card`), echoed);
  keys.type('\u001b[A\u001bOP\u001b[1;5Di');
  t.strictSame(cards(), [null, 'bank'], 'arrows and function keys are none of ours');
  keys.type('t1px');
  t.strictSame([service.readers().length, service.running()], [1, false]);
  keys.type('px');
  t.strictSame([service.readers().length, service.running()], [2, true]);
  keys.type('?zq\u0003');
  t.match(said.at(-1), /i insert/);
  t.equal(quits, 2);
  release();
  t.notOk(keys.raw);
  keys.type('i');
  t.strictSame(cards(), [null, null]);
});
