import fc from 'fast-check';
import t from 'tap';
import { exchange } from '../../src/card/exchange.ts';
import { hex, toHex } from '../../src/card/hex.ts';
import type { CardSession } from '../../src/doors/readers.ts';
import { ok } from '../../src/outcome.ts';
import type { Answering } from './answering.ts';
import type { ParsedCommand } from './command.ts';
import { link, type Protocol } from './link.ts';
import { done, status } from './reply.ts';

/** A line to a chip that answers each command with `size` bytes and notes what reached it. */
const lineTo = (size: number, protocol: Protocol) => {
  const received: ParsedCommand[] = [];
  const file = Uint8Array.from({ length: size }, (_, at) => at % 251);
  const chip = {
    reset: () => {},
    run: (command: ParsedCommand) => {
      received.push(command);
      return command.ins === 0xcb ? done(file) : status(0x6d00);
    },
  };
  return { line: link(chip, protocol), received, file };
};

const say = (line: Answering, command: string): string => {
  const answer = line.answer(hex(command));
  return answer.kind === 'response' ? toHex(answer.bytes) : answer.kind;
};

const sessionOver = (line: Answering, protocol: Protocol): CardSession => ({
  atr: new Uint8Array(),
  protocol,
  async transmit(command) {
    const answer = line.answer(command);
    if (answer.kind !== 'response') throw new Error(answer.kind);
    return ok(answer.bytes);
  },
  end: async () => {},
});

const protocols = fc.constantFrom<Protocol>('T=0', 'T=1');

t.test(
  'a reader that follows 61 XX and 6C XX gets every byte of an answer, over either protocol',
  async () => {
    const sizes = fc.oneof(fc.nat(600), fc.constantFrom(255, 256, 257, 512, 5000));
    const data = fc.option(fc.uint8Array({ minLength: 1, maxLength: 255 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(sizes, data, fc.nat(255), protocols, async (size, data, le, protocol) => {
        const { line, file } = lineTo(size, protocol);
        const command = { ins: 0xcb, p1: 0x3f, p2: 0xff, le, ...(data && { data }) };
        const { kind, ...rest } = await exchange(sessionOver(line, protocol), command, 1000);
        const whole = 'response' in rest && toHex(rest.response.data) === toHex(file);
        if (kind !== 'answer' || (!whole && size > 0 && le * 64 > size)) throw new Error(kind);
      }),
    );
  },
);

t.test('over T=0 an answer has no data or exactly as many bytes as P3 says', async () => {
  const head = fc.constantFrom('00 CB 3F FF', '00 C0 00 00', '00 20 00 80');
  const command = fc
    .tuple(head, fc.uint8Array({ maxLength: 8 }))
    .map(([head, rest]) => Uint8Array.of(...hex(head), ...rest));
  fc.assert(
    fc.property(fc.nat(600), fc.array(command, { maxLength: 12 }), (size, commands) => {
      const { line } = lineTo(size, 'T=0');
      for (const command of commands) {
        const answer = line.answer(command);
        if (answer.kind !== 'response') throw new Error(answer.kind);
        const length = answer.bytes.length - 2;
        const [p3 = -1] = command.subarray(4);
        if (length !== 0 && (command.length !== 5 || length !== (p3 || 256))) throw new Error(`${length}`);
      }
    }),
    { numRuns: 500 },
  );
});

t.test('over T=0', async t => {
  t.test('an answer to a command with data waits to be fetched, by its exact length', async t => {
    const { line, received } = lineTo(5, 'T=0');
    const dialogue: readonly [command: string, answer: string][] = [
      ['00 CB 3F FF 03 5C 01 7E', '61 05'],
      ['00 C0 00 00 00', '6C 05'],
      ['00 C0 00 00 02', '00 01 61 03'],
      ['00 C0 00 00 03', '02 03 04 90 00'],
      ['00 C0 00 00 01', '69 85'],
      ['00 CB 3F FF 00', '6C 05'],
      ['00 CB 3F FF 05', '00 01 02 03 04 90 00'],
      ['00 CB 3F FF', '61 05'],
      ['00 20 00 80 00', '6D 00'],
      ['00 C0 00 00 05', '69 85'],
    ];
    for (const [command, answer] of dialogue) t.equal(say(line, command), answer, command);
    t.equal(toHex(received[0]?.data ?? new Uint8Array()), '5C 01 7E');
  });

  t.test('P3 rules: a fourth-case Le is not seen, and lengths are never extended', async t => {
    const { line, received } = lineTo(5, 'T=0');
    t.equal(say(line, '00 CB 3F FF 03 5C 01 7E 00'), '61 05');
    t.match(received[0], { ne: 0 });
    t.equal(say(line, '00 CB 3F FF 00 00 03 5C 01 7E 00 00'), '67 00');
    t.equal(say(line, '00 CB 3F FF 03 5C'), '67 00');
  });
});

t.test(
  'over T=1 a command that asks for less than there is gets it, and one that asks for more gets all',
  async t => {
    const { line } = lineTo(300, 'T=1');
    t.equal(say(line, '00 CB 3F FF 02'), '00 01 61 00');
    t.equal(say(line, '00 C0 00 00 00').length, 3 * 258 - 1, '256 of 298 bytes');
    t.match(say(line, '00 C0 00 00 FF'), /90 00$/);
    t.match(say(line, '00 CB 3F FF 00 00 03 5C 01 7E 10 00'), /90 00$/, 'extended length: all at once');
    t.equal(say(line, '00 C0 00 00 00'), '69 85');
  },
);
