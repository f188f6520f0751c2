import { verify } from 'node:crypto';
import t, { type Test } from 'tap';
import { concat } from '../../src/card/bytes.ts';
import { hex, toHex } from '../../src/card/hex.ts';
import { parseTlv, valueIn } from '../../src/card/tlv.ts';
import { healthyCard } from '../healthy-world.ts';
import { publicKey } from './key-pairs.ts';
import { type SimCard, simCard } from './sim-card.ts';
import {
  type Exchange,
  openscChangesPasscode,
  openscFailsToVerify,
  openscSigns,
  signedMessage,
} from './testing/opensc-transcript.ts';

/** Plays a transcript against a card and gives the data of every answer. */
const play = (t: Test, card: SimCard, exchanges: readonly Exchange[]): readonly Uint8Array[] =>
  exchanges.map(({ command, sw }) => {
    const answer = card.answer(hex(command));
    const bytes = answer.kind === 'response' ? answer.bytes : new Uint8Array();
    t.equal(toHex(bytes.subarray(-2)), sw, command.slice(0, 40));
    return bytes.subarray(0, -2);
  });

t.test('OpenSC logs in and signs as it did when it was recorded', async t => {
  const card = simCard(healthyCard);
  const answers = play(t, card, openscSigns);
  const template = valueIn(parseTlv(concat(...answers.slice(-2))), 0x7c);
  const signature = valueIn(template && parseTlv(template), 0x82) ?? new Uint8Array();
  t.ok(verify('sha256', new TextEncoder().encode(signedMessage), publicKey('signing'), signature));
  t.equal(card.state().tries, 3);
});

t.test('OpenSC is refused with a wrong passcode, and changes the right one', async t => {
  const card = simCard(healthyCard);
  const select = openscSigns.filter(({ sw, command }) => sw === '90 00' && command.startsWith('00 A4'));
  play(t, card, [...select, ...openscFailsToVerify]);
  t.equal(card.state().tries, 2);
  play(t, card, openscChangesPasscode);
  t.equal(card.state().tries, 3);
});
