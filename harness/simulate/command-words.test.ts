import fc from 'fast-check';
import t from 'tap';
import { hex, toHex } from '../../src/card/hex.ts';
import { commandWords, responseWords } from './command-words.ts';

t.test('a passcode is never shown, in whatever class and form of command it travels', async t => {
  const secretIns = fc.constantFrom(0x20, 0x21, 0x24, 0x25, 0x2c, 0x2d);
  const byte = fc.nat(255);
  // Bytes that stand out from the header and the words around them.
  const passcode = fc.uint8Array({ minLength: 4, maxLength: 40 });
  fc.assert(
    fc.property(byte, secretIns, byte, byte, passcode, (cla, ins, p1, p2, data) => {
      const words = commandWords(Uint8Array.from([cla, ins, p1, p2, data.length, ...data]));
      t.equal(words, commandWords(Uint8Array.from([cla, ins, p1, p2, data.length, ...data.map(() => 0)])));
    }),
    { numRuns: 100 },
  );
  t.equal(
    commandWords(hex('00 20 00 80 08 31 32 33 34 35 36 FF FF')),
    'VERIFY  00 20 00 80 … (9 bytes not shown)',
  );
});

t.test('commands and answers are named and cut to a line', async t => {
  t.equal(
    commandWords(hex('00 CB 3F FF 05 5C 03 5F C1 07 00')),
    'GET DATA  00 CB 3F FF 05 5C 03 5F C1 07 00',
  );
  t.equal(commandWords(hex('80 50 00 00')), 'command  80 50 00 00');
  t.equal(responseWords(new Uint8Array()), 'nothing');
  t.equal(responseWords(new Uint8Array(258)), `${toHex(new Uint8Array(24))} … (258 bytes)`);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), bytes => commandWords(bytes).length < 150));
});
