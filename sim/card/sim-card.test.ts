import fc from 'fast-check';
import t from 'tap';
import { hex, toHex } from '../../src/card/hex.ts';
import { readPiv } from '../../src/card/piv.ts';
import { guard } from '../../src/card/read-only.ts';
import type { CardSession } from '../../src/doors/readers.ts';
import { failed, ok } from '../../src/outcome.ts';
import { healthyCard } from '../healthy-world.ts';
import type { CardFault } from '../world.ts';
import { profileOf } from './profiles.ts';
import { type SimCard, simCard } from './sim-card.ts';
import { anyCard, soundCard } from './testing/arbitrary-card.ts';

/** A session in memory: what the card answers too late is answered never. */
const sessionWith = (card: SimCard): CardSession => ({
  atr: card.atr() ?? new Uint8Array(),
  protocol: card.protocol,
  async transmit(command, deadline) {
    const answer = card.answer(command);
    if (answer.kind === 'removal') return failed('card-removed');
    if (answer.kind === 'silence' || answer.ms > deadline) return failed('timed-out', '', deadline);
    return ok(answer.bytes, answer.ms);
  },
  end: async () => {},
});

const read = (card: SimCard, budget = 10_000) => readPiv(guard(sessionWith(card)), budget);
const bytesOf = (card: SimCard, command: string): string => {
  const answer = card.answer(hex(command));
  return answer.kind === 'response' ? toHex(answer.bytes) : answer.kind;
};

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const endOf = (day: string) => Date.parse(`${day}T23:59:59Z`);

t.test('a sound card reads as the world describes it', async () => {
  await fc.assert(
    fc.asyncProperty(soundCard, async card => {
      const reading = await read(simCard(card));
      const organisation = profileOf(card).piv;
      const slot = (name: 'authentication' | 'signing') =>
        organisation === null
          ? { kind: 'unread' }
          : card.blank
            ? { kind: 'none' }
            : {
                kind: 'present',
                certificate: {
                  issuer: organisation[name]
                    .map(part => part.join('='))
                    .reverse()
                    .join(', '),
                  notBefore: startOf(card.validFrom),
                  notAfter: endOf(card.validTo),
                },
              };
      const expected = {
        application: organisation === null ? 'absent' : 'answers',
        passcode: organisation === null ? 'unread' : 'application',
        lock: organisation === null ? null : card.tries === 0 ? 'locked' : 'open',
        tries: organisation === null ? null : Math.min(card.tries, 15),
        holder: organisation === null ? 'unread' : card.blank ? 'none' : 'present',
        authentication: slot('authentication'),
        signing: slot('signing'),
        trouble: null,
        skipped: null,
        ms: reading.ms,
      };
      if (JSON.stringify(reading) !== JSON.stringify(expected))
        throw new Error(JSON.stringify({ reading, expected }));
    }),
    { numRuns: 150 },
  );
});

t.test('reading changes no card, keeps to its budget and names every trouble', async () => {
  await fc.assert(
    fc.asyncProperty(anyCard, fc.nat(20_000), async (card, budget) => {
      const sim = simCard(card);
      const before = JSON.stringify(sim.state());
      const reading = await read(sim, budget);
      if (JSON.stringify(sim.state()) !== before) throw new Error('the card changed');
      if (reading.ms > budget) throw new Error(`${reading.ms} ms`);
      const ended = reading.application !== 'answers' && reading.application !== 'absent';
      if (ended !== (reading.trouble !== null)) throw new Error('trouble and application disagree');
    }),
    { numRuns: 500 },
  );
});

t.test('a fault', async t => {
  const faulty = (...faults: readonly CardFault[]) => simCard({ ...healthyCard, faults });

  t.test('strikes after so many commands, and as often as the card is powered up', async t => {
    const sim = faulty({ kind: 'pull', afterCommands: 3 });
    for (const session of ['first', 'second']) {
      const reading = await read(sim);
      t.match(
        reading,
        { application: 'interrupted', tries: 3, holder: 'unread', trouble: { code: 'card-removed' } },
        session,
      );
      sim.reset();
    }
  });

  t.test('that damages answers garbles the reading wherever it strikes', async t => {
    for (const how of ['garble', 'truncate', 'empty', 'wrong-status'] as const)
      for (let afterCommands = 0; afterCommands < 10; afterCommands++)
        t.match(await read(faulty({ kind: 'corrupt', afterCommands, how })), { application: 'garbled' }, how);
  });

  t.test('that stalls is outlasted by a longer budget, unless it stalls for ever', async t => {
    const sim = faulty({ kind: 'stall', afterCommands: 2, ms: 5000 });
    t.match(await read(sim, 4000), { application: 'silent' });
    sim.reset();
    t.match(await read(sim, 6000), { application: 'answers' });
    t.match(await read(faulty({ kind: 'stall', afterCommands: 2, ms: 'forever' }), 1e9), {
      application: 'silent',
      ms: 1e9,
    });
  });

  t.test('that slows the card down costs time only', async t => {
    const [sound, slow] = await Promise.all([read(faulty()), read(faulty({ kind: 'slow', ms: 100 }))]);
    t.strictSame({ ...slow, ms: 0 }, { ...sound, ms: 0 });
    t.ok(slow.ms >= sound.ms + 1000);
  });
});

t.test('an answer takes time on the line at the pace of a card, and none at once', async t => {
  const select = hex('00 A4 04 00 05 A0 00 00 03 08 00');
  const slowed = { ...healthyCard, faults: [{ kind: 'slow', ms: 100 } as const] };
  t.match(simCard(healthyCard).answer(select), { kind: 'response', ms: 13 });
  t.match(simCard(healthyCard, 'instant').answer(select), { kind: 'response', ms: 0 });
  t.match(simCard(slowed, 'instant').answer(select), { ms: 100 }, 'what a fault adds stays');
});

t.test('a script answers first, and leaves the rest to the card', async t => {
  const script = [
    { on: '00 A4 04 00 *', answer: '6A 81' },
    { on: '00 20 00 ..', fault: 'removal' as const },
    { on: '00 EE', fault: 'silence' as const },
  ];
  const sim = simCard({ ...healthyCard, script });
  t.equal(bytesOf(sim, '00 A4 04 00 05 A0 00 00 03 08'), '6A 81');
  t.equal(bytesOf(sim, '00 20 00 81'), 'removal');
  t.equal(bytesOf(sim, '00 EE'), 'silence');
  t.equal(bytesOf(sim, '00 CA 00 00'), '6D 00');
  t.throws(() => simCard({ ...healthyCard, script: [{ on: '*', answer: 'no' }] }), TypeError);
});
