import fc from 'fast-check';
import t from 'tap';
import type { CardSession } from '../doors/readers.ts';
import { failed, type Outcome, ok, skipped } from '../outcome.ts';
import { concat } from './bytes.ts';
import { hex, toHex } from './hex.ts';
import { readPiv } from './piv.ts';
import { guard } from './read-only.ts';
import { tlv } from './tlv.ts';

type Answer = string | Outcome<Uint8Array>;

/** A card that answers by the beginning of the command; 6A 82 to what it does not know. Each answer takes 10 ms. */
const cardThat = (
  answers: { readonly [begin: string]: Answer },
  protocol: CardSession['protocol'] = 'T=1',
) => {
  const sent: string[] = [];
  const given: number[] = [];
  const session: CardSession = {
    atr: hex('3B 00'),
    protocol,
    async transmit(command, deadline) {
      const text = toHex(command);
      sent.push(text);
      given.push(deadline);
      const answer = Object.entries(answers).find(([begin]) => text.startsWith(begin))?.[1] ?? '6A 82';
      return typeof answer === 'string' ? ok(hex(answer), 10) : answer;
    },
    end: async () => {},
  };
  return { session: guard(session), sent, given };
};

const select = '00 A4';
const discovery = '00 CB 3F FF 03 5C 01 7E';
const tries = '00 20';
const holder = '00 CB 3F FF 05 5C 03 5F C1 02';
const authentication = '00 CB 3F FF 05 5C 03 5F C1 05';
const getResponse = '00 C0';

const read = (answers: { readonly [begin: string]: Answer }, budget = 1000) =>
  readPiv(cardThat(answers).session, budget);
const object = (...parts: readonly Uint8Array[]) => toHex(concat(tlv(0x53, ...parts), hex('90 00')));

t.test('a card without the application says so in one of several ways', async t => {
  for (const word of ['6A 82', '6A 81', '6A 86', '6D 00', '6E 00'])
    t.match(await read({ [select]: word }), { application: 'absent', trouble: null, ms: 10 }, word);
});

t.test('nonsense in place of an answer is garbled', async t => {
  for (const answer of ['', '90', '6F 00', '12 34', '9C 3C'])
    t.match(
      await read({ [select]: answer }),
      { application: 'garbled', trouble: { code: 'malformed' } },
      answer,
    );
  t.match(await read({ [select]: '90 00', [holder]: '53 05 00 90 00' }), {
    application: 'garbled',
    holder: 'unread',
  });
  t.match(await read({ [select]: '90 00', [tries]: '63 00' }), { application: 'garbled', lock: null });
});

t.test('a card that promises more for ever is garbled', async t => {
  const card = cardThat({ [select]: '61 00', [getResponse]: '01 61 00' });
  t.match(await readPiv(card.session, 1e9), {
    application: 'garbled',
    trouble: { detail: 'answer without an end' },
  });
  t.ok(card.sent.length < 100);
});

t.test('a card may answer anything, and the reading ends with a trouble or a verdict', async () => {
  const word = fc.constantFrom('90 00', '61 00', '6C 10', '6A 82', '63 C1').map(hex);
  const answer = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.tuple(fc.uint8Array({ maxLength: 20 }), word).map(parts => concat(...parts)),
    fc.uint8Array({ maxLength: 20 }).map(value => concat(tlv(0x53, tlv(0x70, value)), hex('90 00'))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 20 }), async answers => {
      let turn = 0;
      const transmit = async () => ok(answers[turn++ % answers.length] ?? hex('90 00'), 1);
      const { session } = cardThat({});
      const reading = await readPiv({ ...session, transmit }, 1000);
      const ended = reading.application !== 'answers' && reading.application !== 'absent';
      return ended === (reading.trouble !== null) && turn < 500;
    }),
    { numRuns: 500 },
  );
});

t.test('a failed exchange ends the reading, keeps what was read and says why', async t => {
  for (const [code, application] of [
    ['timed-out', 'silent'],
    ['mute', 'silent'],
    ['malformed', 'garbled'],
    ['card-removed', 'interrupted'],
    ['card-reset', 'interrupted'],
    ['reader-gone', 'interrupted'],
    ['unknown', 'interrupted'],
  ] as const) {
    const reading = await read({
      [select]: '90 00',
      [tries]: '63 C2',
      [authentication]: failed(code, 'why', 5),
    });
    t.match(
      reading,
      { application, tries: 2, holder: 'none', trouble: { code, detail: 'why' }, ms: 45 },
      code,
    );
    t.strictSame(reading.authentication, { kind: 'unread' });
  }
});

t.test('a skipped command ends the reading and is held against nobody', async t => {
  const because = 'replay has no such call';
  for (const command of [select, tries, authentication]) {
    const reading = await read({ [select]: '90 00', [tries]: '63 C2', [command]: skipped(because) });
    t.match(reading, { application: null, trouble: null, skipped: because }, command);
    t.strictSame(reading.authentication, { kind: 'unread' });
  }
});

t.test('every call is given what is left of the budget, and none is made when nothing is left', async t => {
  const card = cardThat({ [select]: '90 00', [tries]: '63 C3' });
  t.match(await readPiv(card.session, 35), {
    application: 'silent',
    tries: 3,
    trouble: { code: 'timed-out' },
    ms: 40,
  });
  t.strictSame(card.given, [35, 25, 15, 5]);
});

t.test('the empty VERIFY tells tries, lock, verification or nothing', async t => {
  for (const [word, lock, left] of [
    ['63 C3', 'open', 3],
    ['63 CF', 'open', 15],
    ['63 C0', 'locked', 0],
    ['69 83', 'locked', 0],
    ['90 00', 'open', null],
    ['6A 88', null, null],
  ] as const)
    t.match(
      await read({ [select]: '90 00', [tries]: word }),
      { application: 'answers', lock, tries: left },
      word,
    );
});

t.test('tries are not asked when the discovery object puts the global passcode first', async t => {
  const card = cardThat({ [select]: '90 00', [discovery]: '7E 05 5F 2F 02 60 20 90 00' });
  t.match(await readPiv(card.session, 1000), { application: 'answers', passcode: 'global', lock: null });
  t.notOk(card.sent.some(command => command.startsWith(tries)));
});

t.test('a certificate may be missing or unreadable, each in several ways', async t => {
  for (const [answer, kind] of [
    ['6A 82', 'none'],
    ['6A 88', 'none'],
    ['53 00 90 00', 'none'],
    [object(tlv(0x70)), 'none'],
    [object(tlv(0xfe)), 'none'],
    ['69 82', 'unreadable'],
    [object(hex('70 05 00')), 'unreadable'],
    [object(tlv(0x34, hex('00')), tlv(0xfe)), 'unreadable'],
    [object(tlv(0x70, hex('1F 8B')), tlv(0x71, hex('01'))), 'unreadable'],
    [object(tlv(0x70, hex('30 00')), tlv(0x71, hex('00'))), 'unreadable'],
  ] as const)
    t.match(await read({ [select]: '90 00', [authentication]: answer }), {
      application: 'answers',
      authentication: { kind },
    });
});

t.test('answers in pieces are put together, also where the card names the right Le', async t => {
  const card = cardThat({
    '00 C0 00 00 05': '53 03 30 01 01 90 00',
    [select]: '90 00',
    [holder]: '61 20',
    [getResponse]: '6C 05',
  });
  t.match(await readPiv(card.session, 1000), { application: 'answers', holder: 'present' });
  t.ok(card.sent.includes('00 C0 00 00 20'));
});

t.test('over T=0 a command with data goes without Le', async t => {
  const card = cardThat({ [select]: '90 00' }, 'T=0');
  await readPiv(card.session, 1000);
  t.equal(card.sent[0], '00 A4 04 00 09 A0 00 00 03 08 00 00 10 00');
});
