import t from 'tap';
import { failed, type Outcome, ok } from '../../src/outcome.ts';
import type { Connection } from './adapter.ts';
import { exchange } from './exchange.ts';

/** What comes of this answer, from a card that leaves or stays. */
const after = (answer: Outcome<Uint8Array>, leaves: boolean) => {
  const card: Connection = {
    atr: new Uint8Array(),
    protocol: 'T=1',
    transmit: async () => answer,
    cardLeaves: async () => leaves,
    leave: async () => {},
  };
  return exchange(card, { command: new Uint8Array(5), settle: 1000 });
};
const bytes = (...values: number[]) => ok(Uint8Array.from(values));

t.test('no answer is a removal only when the card leaves', async t => {
  t.match(await after(bytes(), true), { kind: 'failed', code: 'card-removed' });
  t.match(await after(bytes(), false), { kind: 'failed', code: 'malformed' });
});

t.test('so is a failed exchange, and no other failure', async t => {
  t.match(await after(failed('reader-error'), true), { kind: 'failed', code: 'card-removed' });
  t.match(await after(failed('reader-error'), false), { kind: 'failed', code: 'reader-error' });
  t.match(await after(failed('no-service'), true), { kind: 'failed', code: 'no-service' });
});

t.test('a status word is the least there can be', async t => {
  t.match(await after(bytes(0x90), true), { kind: 'failed', code: 'malformed' });
  t.strictSame(await after(bytes(0x90, 0), true), bytes(0x90, 0));
});
