import t from 'tap';
import { hex } from '../../src/card/hex.ts';
import { type CardAnswer, respond } from './answering.ts';
import { scripted } from './script.ts';

const own = { reset: () => {}, answer: () => respond(hex('6D 00')) };
const says = (answer: CardAnswer): string =>
  answer.kind === 'response' ? Buffer.from(answer.bytes).toString('hex') : answer.kind;

t.test('a line may answer in pieces, which GET RESPONSE fetches in turn', async t => {
  const card = scripted(own, [
    { on: '00 CB *', answer: 'A1 61 01', rest: ['A2 61 01', 'A3 90 00'] },
    { on: '00 CA *', answer: 'B1 90 00' },
    { on: '00 FF *', fault: 'silence' },
  ]);
  const ask = (command: string) => says(card.answer(hex(command)));
  const fetch = () => ask('00 C0 00 00 01');
  t.strictSame([ask('00 CB 3F'), fetch(), fetch(), fetch()], ['a16101', 'a26101', 'a39000', '6d00']);
  t.strictSame([ask('00 CB 3F'), ask('00 CA 00'), fetch()], ['a16101', 'b19000', '6d00']);
  ask('00 CB 3F');
  card.reset();
  t.equal(fetch(), '6d00', 'a card that was reset has nothing left to say');
  t.equal(ask('00 FF 00'), 'silence');
});
