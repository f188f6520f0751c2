import t from 'tap';
import type { CardSession, ReadersDoor } from '../doors/readers.ts';
import { failed, type Outcome, ok } from '../outcome.ts';
import { lookTwiceIfTroubled } from './looks.ts';

/** A card that wakes up and never answers. */
const silentCard = (): Outcome<CardSession> =>
  ok({
    atr: Uint8Array.of(0x3b, 0x00),
    protocol: 'T=1',
    transmit: async (_, deadline) => failed('timed-out', '', deadline),
    end: async () => {},
  });

/** A reader that connects in a different way each time. */
const reader = (...connections: readonly ((deadline: number) => Outcome<CardSession>)[]): ReadersDoor => {
  const left = [...connections];
  return {
    list: async () => ok(['Reader']),
    connect: async (_, deadline) => left.shift()?.(deadline) ?? failed('crashed'),
  };
};
const hangs = (deadline: number) => failed('timed-out', '', deadline);

t.test(
  'a card that was seen to be silent is not taken for a reader that hangs, for want of time',
  async t => {
    const { visits } = await lookTwiceIfTroubled(reader(silentCard, hangs), 8000);
    t.match(visits, [{ state: 'ready', reading: { application: 'silent', ms: 4000 } }]);
  },
);

t.test('a reader that hung at first and then powers a silent card is seen to work', async t => {
  const { visits } = await lookTwiceIfTroubled(reader(hangs, silentCard), 8000);
  t.match(visits, [{ state: 'ready', reading: { application: 'silent' } }]);
});

t.test('a reader that hangs twice hangs', async t => {
  const { visits } = await lookTwiceIfTroubled(reader(hangs, hangs), 8000);
  t.match(visits, [{ state: 'silent', reading: null }]);
});
