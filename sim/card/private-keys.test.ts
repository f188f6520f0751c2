import { constants, createHash, publicDecrypt, publicEncrypt, verify } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import { concat } from '../../src/card/bytes.ts';
import { hex, toHex } from '../../src/card/hex.ts';
import { parseTlv, tlv, valueIn } from '../../src/card/tlv.ts';
import { healthyCard } from '../healthy-world.ts';
import { publicKey } from './key-pairs.ts';
import { testPasscode } from './passcodes.ts';
import { type SimCard, simCard } from './sim-card.ts';

const say = (card: SimCard, ...parts: readonly Uint8Array[]): Uint8Array => {
  const answer = card.answer(concat(...parts));
  if (answer.kind !== 'response') throw new Error(answer.kind);
  return answer.bytes;
};
const verifyPasscode = concat(hex('00 20 00 80 08'), testPasscode);
const selectPiv = hex('00 A4 04 00 05 A0 00 00 03 08');

/** A card whose passcode is verified. */
const opened = (): SimCard => {
  const card = simCard(healthyCard);
  say(card, selectPiv);
  say(card, verifyPasscode);
  return card;
};

const template = (challenge: Uint8Array) => tlv(0x7c, tlv(0x82), tlv(0x81, challenge));

/** GENERAL AUTHENTICATE in one extended command; the answer whole. */
const apply = (card: SimCard, reference: string, challenge: Uint8Array): Uint8Array => {
  const data = template(challenge);
  const lc = Uint8Array.of(0, data.length >> 8, data.length & 0xff);
  return say(card, hex(`00 87 07 ${reference}`), lc, data, hex('00 00'));
};
const resultIn = (answer: Uint8Array): Uint8Array => {
  const inner = valueIn(parseTlv(answer.subarray(0, -2)), 0x7c);
  return valueIn(inner && parseTlv(inner), 0x82) ?? new Uint8Array();
};

/** A SHA-256 digest padded for a signature (RFC 8017, 9.2). */
const padded = (message: Uint8Array): Uint8Array => {
  const digest = concat(
    hex('30 31 30 0D 06 09 60 86 48 01 65 03 04 02 01 05 00 04 20'),
    createHash('sha256').update(message).digest(),
  );
  return concat(hex('00 01'), new Uint8Array(253 - digest.length).fill(0xff), hex('00'), digest);
};

t.test('whatever a card signs verifies with the public key in its certificate', async () => {
  const card = opened();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.constantFrom('9A', '9C'), (message, reference) => {
      say(card, verifyPasscode);
      const key = publicKey(reference === '9A' ? 'authentication' : 'signing');
      return verify('sha256', message, key, resultIn(apply(card, reference, padded(message))));
    }),
    { numRuns: 20 },
  );
});

t.test('what was encrypted for a card is decrypted by it', async () => {
  const card = opened();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 245 }), secret => {
      const key = { key: publicKey('authentication'), padding: constants.RSA_PKCS1_PADDING };
      const plain = resultIn(apply(card, '9A', publicEncrypt(key, secret)));
      return toHex(plain.subarray(-secret.length - 1)) === `00 ${toHex(secret)}`;
    }),
    { numRuns: 20 },
  );
});

t.test('a command in a chain, however it is cut, is the same command', async () => {
  const card = opened();
  const data = template(padded(hex('54 45 53 54')));
  const whole = toHex(apply(card, '9A', padded(hex('54 45 53 54'))));
  const cuts = fc.array(fc.integer({ min: 1, max: data.length - 1 }), { maxLength: 4 });
  fc.assert(
    fc.property(cuts, cuts => {
      const at = [...new Set([...cuts, 255]), 0, data.length].sort((one, other) => one - other);
      let last = new Uint8Array();
      for (const [index, end] of at.slice(1).entries()) {
        const part = data.subarray(at[index], end);
        const final = end === data.length;
        const cla = final ? '00' : '10';
        last = new Uint8Array(say(card, hex(`${cla} 87 07 9A`), Uint8Array.of(part.length), part));
        if (!final && toHex(last) !== '90 00') throw new Error(toHex(last));
      }
      if (toHex(last) !== '61 00') throw new Error(toHex(last));
      const answer = concat(
        say(card, hex('00 C0 00 00 00')).subarray(0, -2),
        say(card, hex('00 C0 00 00 08')),
      );
      return toHex(answer) === whole;
    }),
    { numRuns: 20 },
  );
});

t.test('a chain keeps what it was given, whatever becomes of the buffer', async t => {
  const card = opened();
  const data = template(padded(hex('54')));
  const buffer = concat(hex('10 87 07 9A FF'), data.subarray(0, 255));
  say(card, buffer);
  buffer.fill(0);
  const rest = data.subarray(255);
  const end = say(card, hex('00 87 07 9A'), Uint8Array.of(rest.length), rest);
  t.equal(toHex(end), '61 00');
});

t.test('a key is used under its own condition only', async t => {
  const card = simCard(healthyCard);
  const challenge = padded(new Uint8Array());
  const wordOf = (reference: string) => toHex(apply(card, reference, challenge).subarray(-2));
  say(card, selectPiv);
  t.equal(wordOf('9A'), '69 82', 'no passcode');
  t.equal(wordOf('9C'), '69 82');
  say(card, verifyPasscode);
  t.equal(wordOf('9A'), '90 00');
  t.equal(wordOf('9A'), '90 00', 'once is enough for authentication');
  t.equal(wordOf('9C'), '90 00');
  t.equal(wordOf('9C'), '69 82', 'each signature wants the passcode anew');
  t.equal(wordOf('9A'), '90 00');
  say(card, verifyPasscode);
  t.equal(wordOf('9C'), '90 00');
  card.reset();
  say(card, selectPiv);
  t.equal(wordOf('9A'), '69 82', 'a reset forgets');
});

t.test('what makes no sense is refused, and harms nothing', async t => {
  const card = opened();
  const word = (command: string, data: Uint8Array) =>
    toHex(
      say(card, hex(command), Uint8Array.of(data.length).subarray(data.length ? 0 : 1), data).subarray(-2),
    );
  t.equal(toHex(apply(card, '9A', new Uint8Array(256).fill(0xff))), '6A 80', 'not below the modulus');
  t.equal(toHex(apply(card, '9A', new Uint8Array(255))), '6A 80');
  t.equal(toHex(apply(card, '9D', new Uint8Array(256))), '6A 86', 'no such key');
  t.equal(word('00 87 11 9A', template(new Uint8Array(32))), '6A 86', 'no elliptic curve');
  t.equal(word('00 87 07 9A', hex('7C 02 82 00')), '6A 80');
  t.equal(word('00 47 00 9A', hex('AC 03 80 01 07')), '69 82', 'no new keys');
  t.equal(word('00 DB 3F FF', hex('5C 03 5F C1 02 53 00')), '69 82', 'no new data');
  const blank = simCard({ ...healthyCard, blank: true });
  say(blank, selectPiv);
  say(blank, verifyPasscode);
  t.equal(toHex(apply(blank, '9A', new Uint8Array(256))), '6A 86', 'a blank card has no keys');
});

t.test('the management key gives challenges, the same after each power-up, and takes no answer', async t => {
  const card = opened();
  const ask = (algorithm = '03') => toHex(say(card, hex(`00 87 ${algorithm} 9B 04 7C 02 81 00 00`)));
  const first = ask();
  t.match(first, /^7C 0A 81 08 (.. ){8}90 00$/);
  t.not(ask(), first);
  t.match(ask('0C'), /^7C 12 81 10 (.. ){16}90 00$/);
  t.equal(ask('07'), '6A 86');
  t.equal(toHex(say(card, hex('00 87 03 9B 0C 7C 0A 82 08 00 00 00 00 00 00 00 00'))), '69 82');
  t.equal(toHex(say(card, hex('00 87 03 9B 04 7C 02 80 00'))), '69 82', 'nor proves itself');
  t.equal(toHex(say(card, hex('00 87 03 9B 01 00'))), '6A 80');
  card.reset();
  say(card, selectPiv);
  t.equal(ask(), first);
});

t.test('bare RSA with the private key undoes bare RSA with the public one', async t => {
  const challenge = concat(hex('00'), new Uint8Array(255).fill(0x5a));
  const signed = resultIn(apply(opened(), '9A', challenge));
  const key = { key: publicKey('authentication'), padding: constants.RSA_NO_PADDING };
  t.equal(toHex(publicDecrypt(key, signed)), toHex(challenge));
});
