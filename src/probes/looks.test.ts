import fc from 'fast-check';
import t from 'tap';
import type { CardSession, ReadersDoor } from '../doors/readers.ts';
import { type FailureCode, failed, type Outcome, ok, skipped } from '../outcome.ts';
import { lookUntilSure } from './looks.ts';

/** A card that gives this answer to everything. */
const cardThat = (transmit: CardSession['transmit']) => (): Outcome<CardSession> =>
  ok({ atr: Uint8Array.of(0x3b, 0x00), protocol: 'T=1', transmit, end: async () => {} });

const silentCard = cardThat(async (_, deadline) => failed('timed-out', '', deadline));
const slowCard = cardThat(async (command, deadline) => {
  if (deadline < 1500) return failed('timed-out', '', deadline);
  return ok(command[1] === 0xa4 ? Uint8Array.of(0x90, 0x00) : Uint8Array.of(0x6a, 0x88), 1500);
});
const foreignCard = cardThat(async () => ok(Uint8Array.of(0x6a, 0x82), 1));
const hangs = (deadline: number) => failed('timed-out', '', deadline);
const refuses = (code: FailureCode) => () => failed(code, '', 1);

type Connecting = (deadline: number) => Outcome<CardSession>;
interface Turn {
  readonly list: Outcome<readonly string[]>;
  readonly connect: Connecting;
}

const listed = ok(['Reader'], 1);
const turns = (...connections: readonly Connecting[]): readonly Turn[] =>
  connections.map(connect => ({ list: listed, connect }));

/** A service that is another one each time the readers are listed; the last time lasts. */
const service = (...all: readonly Turn[]): ReadersDoor => {
  let turn = -1;
  const now = () => all[Math.min(turn, all.length - 1)];
  return {
    async list() {
      turn += 1;
      return now()?.list ?? skipped('never');
    },
    connect: async (_, deadline) => now()?.connect(deadline) ?? skipped('never'),
  };
};

const none = () => [];
const look = (...all: readonly Turn[]) => lookUntilSure(service(...all), 8000, none);

t.test(
  'a card that was seen to be silent is not taken for a reader that hangs, for want of time',
  async t => {
    const { visits } = await look(...turns(silentCard, hangs));
    t.match(visits, [{ state: 'ready', reading: { application: 'silent' } }]);
  },
);

t.test('a reader that hung at first and then powers a silent card is seen to work', async t => {
  const { visits } = await look(...turns(hangs, silentCard));
  t.match(visits, [{ state: 'ready', reading: { application: 'silent' } }]);
});

t.test('a reader that hangs twice hangs', async t => {
  const { visits } = await look(...turns(hangs));
  t.match(visits, [{ state: 'silent', reading: null }]);
});

t.test('a card for which there was no time to the end is not silent', async t => {
  const { visits, ms } = await look(...turns(slowCard));
  t.match(visits, [{ state: 'unknown', reading: null }]);
  t.ok(ms <= 8000);
});

const passing: readonly FailureCode[] = [
  'busy',
  'reader-error',
  'unpowered',
  'protocol-mismatch',
  'mute',
  'malformed',
  'card-reset',
  'service-error',
];

t.test('however many troubles pass, no two of them alike, nothing is held against anybody', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.constantFrom(...passing), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (codes, atList) => {
        const troubles = codes.map(
          (code): Turn =>
            atList && code === 'service-error'
              ? { list: failed(code), connect: hangs }
              : { list: listed, connect: refuses(code) },
        );
        const { list, visits } = await look(...troubles, ...turns(foreignCard));
        return list.kind === 'ok' && visits[0]?.state === 'ready';
      },
    ),
  );
});

t.test('trouble that is there each time is what it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...passing), async code => {
      const { visits } = await look(...turns(refuses(code)));
      const [{ connection } = { connection: null }] = visits;
      return connection?.kind === 'failed' && connection.code === code;
    }),
  );
});

t.test('a reproach that was heard once is heard again, or dropped', async t => {
  const twice = await lookUntilSure(service(...turns(foreignCard)), 8000, () => ['foreign']);
  t.match(twice.visits, [{ state: 'ready' }]);
  let often = 0;
  const once = await lookUntilSure(service(...turns(foreignCard)), 8000, () => [`${often++}`]);
  t.match(once.visits, [{ state: 'unknown', reading: null }]);
});

t.test('where nobody can look again, as on a tape that has ended, one look has to do', async t => {
  const ended: Turn = { list: skipped('the tape has ended'), connect: hangs };
  const { visits } = await look(...turns(refuses('busy')), ended);
  t.match(visits, [{ state: 'busy' }]);
});

t.test('a service that dies in the second look has stopped; one that comes back has not', async t => {
  const dead: Turn = { list: failed('no-service'), connect: hangs };
  const stopped = await look(...turns(refuses('busy'), refuses('no-service')), dead);
  t.match(stopped, { list: { kind: 'failed', code: 'no-service' }, visits: [] });
  const restarts = await look(...turns(refuses('no-service')));
  t.match(restarts, { list: { kind: 'ok' }, visits: [{ connection: { code: 'no-service' } }] });
});

t.test('a service that falls silent in the second look is silent when it is so in the third', async t => {
  const lists = (...lost: readonly number[]): ReadersDoor => {
    let turn = 0;
    return {
      list: async deadline => (lost.includes(turn++) ? hangs(deadline) : listed),
      connect: async (_, deadline) => hangs(deadline),
    };
  };
  const once = await lookUntilSure(lists(1), 5000, none);
  t.match(once, { list: { kind: 'ok' }, visits: [{ state: 'silent' }] });
  const twice = await lookUntilSure(lists(1, 2), 5000, none);
  t.match(twice, { list: { kind: 'failed', code: 'timed-out' }, visits: [] });
  t.ok(twice.ms <= 5000);
});

t.test('a reader that left while others stayed is not forgotten', async t => {
  const both: Turn = { list: ok(['Reader', 'Other'], 1), connect: refuses('reader-gone') };
  const seen = await look(both, { list: ok(['Other'], 1), connect: refuses('no-card') });
  t.match(seen, { gone: ['Reader'], visits: [{ reader: 'Other', state: 'empty' }] });
});
