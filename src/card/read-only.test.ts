import fc from 'fast-check';
import t from 'tap';
import type { CardSession } from '../doors/readers.ts';
import { failed, type Outcome, ok } from '../outcome.ts';
import { hex, toHex } from './hex.ts';
import { guard, readOnlyCommand } from './read-only.ts';

const selectPiv = '00 A4 04 00 09 A0 00 00 03 08 00 00 10 00 00';
const selectOther = '00 A4 04 00 08 A0 00 00 01 51 00 00 00 00';
const askTries = '00 20 00 80';
const getResponse = '00 C0 00 00 00';
const getData = '00 CB 3F FF 05 5C 03 5F C1 05 00';

/** A card that notes what reaches it and gives the next of its answers, 90 00 when they run out. */
const notingCard = (answers: readonly (string | Outcome<Uint8Array>)[] = []) => {
  const reached: string[] = [];
  let turn = 0;
  const session: CardSession = {
    atr: hex('3B 00'),
    protocol: 'T=1',
    async transmit(command) {
      const answer = answers[turn++] ?? '90 00';
      await undefined;
      reached.push(toHex(command));
      return typeof answer === 'string' ? ok(hex(answer)) : answer;
    },
    end: async () => {},
  };
  const guarded = guard(session);
  return {
    reached,
    guarded,
    async send(...commands: readonly string[]) {
      const kinds: string[] = [];
      for (const command of commands) kinds.push((await guarded.transmit(hex(command), 1000)).kind);
      return kinds;
    },
  };
};

/** Written apart from the code under test: what a command that only reads looks like. */
const harmless =
  /^(00 A4 04 00 (05|06|07|08|09|0A|0B|0C|0D|0E|0F|10)( ..)+|00 CB 3F FF (03 5C 01|04 5C 02|05 5C 03)( ..)+|00 C0 00 00 ..|00 20 00 80)$/;

const head = fc.constantFrom(
  '00 A4 04 00',
  '00 CB 3F FF',
  '00 C0 00 00',
  '00 20 00 80',
  '00 20 00 00',
  '80 20 00 80',
);
const nearby = fc
  .tuple(head, fc.uint8Array({ maxLength: 20 }))
  .map(([head, rest]) => Uint8Array.of(...hex(head), ...rest));
const bent = fc
  .tuple(fc.constantFrom(selectPiv, selectOther, askTries, getResponse, getData), fc.nat(), fc.nat(255))
  .map(([command, at, byte]) => {
    const bytes = hex(command);
    bytes[at % bytes.length] = byte;
    return bytes;
  });
const anyCommand = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  nearby,
  bent,
  fc.constantFrom(selectPiv, selectOther, askTries, getResponse, getData).map(hex),
);

t.test('whatever is sent and whatever the card answers, only harmless commands reach it', async () => {
  const answer = fc.constantFrom('90 00', '61 10', '6A 82', '63 C3', '90', '');
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCommand, { maxLength: 12 }),
      fc.array(answer, { maxLength: 12 }),
      fc.boolean(),
      async (commands, answers, together) => {
        const { guarded, reached } = notingCard(answers);
        const sent = commands.map(command => () => guarded.transmit(command, 1000));
        if (together) await Promise.all(sent.map(send => send()));
        else for (const send of sent) await send();

        for (const [at, command] of reached.entries()) {
          if (!harmless.test(command)) throw new Error(`${command} reached the card`);
          if (command !== askTries) continue;
          const before = reached.slice(0, at);
          const last = before.findLastIndex(earlier => earlier.startsWith('00 A4'));
          if (!before[last]?.includes('A0 00 00 03 08 00 00 10 00'))
            throw new Error('asked for tries elsewhere');
        }
      },
    ),
    { numRuns: 1500 },
  );
});

t.test('the list knows its commands by their exact shape', async t => {
  for (const [command, name] of [
    [selectPiv, 'select'],
    ['00 A4 04 00 09 A0 00 00 03 08 00 00 10 00', 'select'],
    [getData, 'get-data'],
    ['00 CB 3F FF 03 5C 01 7E', 'get-data'],
    [getResponse, 'get-response'],
    [askTries, 'ask-tries'],
    ['', null],
    ['00 A4 04 00', null],
    ['00 A4 04 00 00', null],
    ['00 A4 04 0C 05 A0 00 00 03 08', null],
    ['00 A4 04 00 09 A0 00 00 03 08', null],
    ['00 A4 04 00 05 A0 00 00 03 08 00 00', null],
    ['00 CB 3F FF 05 5C 02 5F C1 05 00', null],
    ['00 CB 3F FF 05 4D 03 5F C1 05 00', null],
    ['00 C0 00 00', null],
    ['00 20 00 80 00', null],
    ['00 20 00 80 08 31 32 33 34 35 36 FF FF', null],
    ['00 20 00 00', null],
    ['00 24 00 80', null],
    ['00 DB 3F FF 03 5C 01 7E', null],
    ['10 CB 3F FF 03 5C 01 7E', null],
  ] as const)
    t.equal(readOnlyCommand(hex(command)), name, command);
});

t.test('the tries may be asked only while the PIV application is selected', async t => {
  const cases: readonly [
    name: string,
    answers: readonly string[],
    commands: readonly string[],
    last: 'ok' | 'failed',
  ][] = [
    ['before any selection', [], [askTries], 'failed'],
    ['after the selection', ['90 00'], [selectPiv, askTries], 'ok'],
    ['with reads in between', ['90 00'], [selectPiv, getData, askTries], 'ok'],
    ['after a selection that failed', ['6A 82'], [selectPiv, askTries], 'failed'],
    ['before a selection is completed', ['61 10'], [selectPiv, askTries], 'failed'],
    ['after a selection is completed', ['61 10', '90 00'], [selectPiv, getResponse, askTries], 'ok'],
    [
      'after a selection is completed in steps',
      ['61 10', '61 10', '90 00'],
      [selectPiv, getResponse, getResponse, askTries],
      'ok',
    ],
    [
      'when something else came between',
      ['61 10', '6A 82', '90 00'],
      [selectPiv, getData, getResponse, askTries],
      'failed',
    ],
    [
      'after another application was selected',
      ['90 00', '90 00'],
      [selectPiv, selectOther, askTries],
      'failed',
    ],
    ['after another selection failed', ['90 00', '6A 82'], [selectPiv, selectOther, askTries], 'failed'],
    ['after another application', ['90 00'], [selectOther, askTries], 'failed'],
    [
      'after a shorter AID whose Le looks like its end',
      ['90 00'],
      ['00 A4 04 00 08 A0 00 00 03 08 00 00 10 00', askTries],
      'failed',
    ],
  ];
  for (const [name, answers, commands, last] of cases)
    t.equal((await notingCard(answers).send(...commands)).at(-1), last, name);

  const lost = notingCard(['90 00', failed('card-reset')]);
  t.strictSame(await lost.send(selectPiv, getData, askTries), ['ok', 'failed', 'failed']);
  t.notOk(lost.reached.includes(askTries), 'after the card was reset');
});

t.test('of two selections under way at once the later one counts', async t => {
  const { guarded, send, reached } = notingCard();
  await Promise.all([selectPiv, selectOther].map(command => guarded.transmit(hex(command), 1000)));
  t.strictSame(await send(askTries), ['failed']);
  await Promise.all([selectOther, selectPiv].map(command => guarded.transmit(hex(command), 1000)));
  t.strictSame(await send(askTries), ['ok']);
  t.equal(reached.length, 5);
});

t.test('a refusal says which command it was, and nothing of its data', async t => {
  const { guarded } = notingCard();
  t.match(await guarded.transmit(hex('00 20 00 80 08 31 32 33 34 35 36 FF FF'), 1000), {
    kind: 'failed',
    code: 'refused-command',
    detail: '00 20 00 80',
  });
});

t.test('bytes that change after they were handed over do not change what is sent', async t => {
  const { guarded, reached } = notingCard();
  const command = hex(getData);
  const sent = guarded.transmit(command, 1000);
  command.fill(0xff);
  await sent;
  t.strictSame(reached, [getData]);
});
