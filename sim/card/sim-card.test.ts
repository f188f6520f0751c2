import { createPublicKey, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import { matchesAtr, parseAtr } from '../../src/card/atr.ts';
import { hex, toHex } from '../../src/card/hex.ts';
import { readPiv } from '../../src/card/piv.ts';
import { guard } from '../../src/card/read-only.ts';
import { parseTlv, valueIn } from '../../src/card/tlv.ts';
import type { CardSession } from '../../src/doors/readers.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { failed, ok } from '../../src/outcome.ts';
import { healthyCard } from '../healthy-world.ts';
import { type Card, type CardFault, cardKinds } from '../world.ts';
import { testPasscode } from './piv-application.ts';
import { profileOf } from './profiles.ts';
import { type SimCard, simCard } from './sim-card.ts';
import { testCaPublicKey } from './test-keys.ts';

/** A session in memory: what the card answers too late is answered never. */
const sessionWith = (card: SimCard): CardSession => ({
  atr: card.atr ?? new Uint8Array(),
  protocol: 'T=1',
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

const nhsCards = ([4, 5, 6, 8, 9, 10] as const).map(series => ({ kind: 'nhs' as const, series }));
const otherCards = cardKinds.filter(kind => kind !== 'nhs').map(kind => ({ kind, series: 9 as const }));
const kinds = [...nhsCards, ...otherCards];
const day = fc.constantFrom(
  '1949-12-31',
  '1999-02-28',
  '2025-06-01',
  '2028-02-29',
  '2049-12-31',
  '2050-01-01',
);
const fault: fc.Arbitrary<CardFault> = fc.oneof(
  fc.record({ kind: fc.constant('pull' as const), afterCommands: fc.nat(12) }),
  fc.record({
    kind: fc.constant('stall' as const),
    afterCommands: fc.nat(12),
    ms: fc.oneof(fc.nat(20_000), fc.constant('forever' as const)),
  }),
  fc.record({
    kind: fc.constant('corrupt' as const),
    afterCommands: fc.nat(12),
    how: fc.constantFrom('garble' as const, 'truncate' as const, 'empty' as const, 'wrong-status' as const),
  }),
  fc.record({ kind: fc.constant('slow' as const), ms: fc.nat(3000) }),
);
const soundCard: fc.Arbitrary<Card> = fc
  .record({
    what: fc.constantFrom(...kinds),
    blank: fc.boolean(),
    tries: fc.nat(20),
    validFrom: day,
    validTo: day,
  })
  .map(({ what, ...rest }) => ({ ...what, ...rest, mute: false, faults: [] }));
const anyCard: fc.Arbitrary<Card> = fc
  .tuple(soundCard, fc.array(fault, { maxLength: 2 }), fc.boolean())
  .map(([card, faults, mute]) => ({ ...card, faults, mute }));

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
                  issuer: organisation[name].map(part => part.join('=')).reverse().join(', '), // biome-ignore format: one line
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
        ms: reading.ms,
      };
      if (JSON.stringify(reading) !== JSON.stringify(expected))
        throw new Error(JSON.stringify({ reading, expected }));
    }),
    { numRuns: 150 },
  );
});

t.test(
  'reading leaves every card as it was, lasts no longer than its budget and names every trouble',
  async () => {
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
  },
);

t.test(
  'a card answers any bytes with a status word, throws for none and forgets none of its files',
  async () => {
    const head = fc.constantFrom('00 A4 04 00', '00 CB 3F FF', '00 C0 00 00', '00 20 00 80', '00', '');
    const command = fc
      .tuple(head, fc.uint8Array({ maxLength: 30 }))
      .map(([head, rest]) => Uint8Array.of(...hex(head), ...rest));
    const selectPiv = fc.constant(hex('00 A4 04 00 05 A0 00 00 03 08'));
    fc.assert(
      fc.property(soundCard, fc.array(fc.oneof(command, selectPiv), { maxLength: 20 }), (card, commands) => {
        const sim = simCard(card);
        const { files } = sim.state();
        for (const command of commands) {
          const answer = sim.answer(command);
          if (answer.kind !== 'response' || answer.bytes.length < 2) throw new Error(answer.kind);
          if (answer.bytes.length > 258 && command.length < 9) throw new Error('more than was asked for');
        }
        if (sim.state().files !== files) throw new Error('the files changed');
      }),
      { numRuns: 500 },
    );
  },
);

t.test('certificates are genuine X.509, by the judgement of another library', async t => {
  const key = createPublicKey({ key: Buffer.from(testCaPublicKey, 'base64'), format: 'der', type: 'spki' });
  const sim = simCard(healthyCard);
  t.equal(
    bytesOf(sim, '00 A4 04 00 09 A0 00 00 03 08 00 00 10 00').slice(0, 2),
    '61',
    'no Le: announced only',
  );
  for (const [tag, name] of [
    ['05', 'NHS Authentication G2'],
    ['0A', 'NHS Signing G2'],
  ]) {
    bytesOf(sim, '00 A4 04 00 05 A0 00 00 03 08 00');
    const answer = hex(bytesOf(sim, `00 CB 3F FF 00 00 05 5C 03 5F C1 ${tag} 00 00`));
    const object = valueIn(parseTlv(answer.subarray(0, -2)), 0x53);
    const der = valueIn(object && parseTlv(object), 0x70) ?? new Uint8Array();
    const certificate = new X509Certificate(der);
    t.equal(certificate.issuer, `C=GB\nO=nhs\nOU=CA\nCN=${name}`);
    t.match(certificate.subject, /TEST Invented Person/);
    t.equal(Date.parse(certificate.validFrom), startOf(healthyCard.validFrom));
    t.equal(Date.parse(certificate.validTo), endOf(healthyCard.validTo));
    t.ok(certificate.verify(key), 'the signature verifies');
    t.equal(certificate.publicKey.asymmetricKeyDetails?.modulusLength, 2048);
  }
});

t.test('answers to reset are well formed, and the guidance knows them as it should', async t => {
  const says = (atr: Uint8Array) => defaultGuidance.atrs.find(known => matchesAtr(known.atr, atr))?.says;
  const standing = { 4: /retired/, 5: /retired/, 6: /retired/, 8: /current/, 9: /current/, 10: /current/ };
  for (const { kind, series } of kinds) {
    const atr = simCard({ ...healthyCard, kind, series }).atr ?? new Uint8Array();
    const parsed = parseAtr(atr);
    t.ok(parsed.kind === 'ok' && parsed.value.check !== 'wrong', `${kind} ${series}`);
    if (kind === 'nhs') t.match(says(atr), standing[series], `series ${series}`);
    else t.equal(says(atr), undefined, kind);
  }
  t.equal(simCard({ ...healthyCard, mute: true }).atr, null);
});

t.test('the chip', async t => {
  const selectPiv = '00 A4 04 00 09 A0 00 00 03 08 00 00 10 00 00';

  t.test('answers mistakes with the status word of ISO 7816-4', async t => {
    const sim = simCard(healthyCard);
    const dialogue: readonly [command: string, answer: string][] = [
      ['', '67 00'],
      ['00 A4 04', '67 00'],
      ['00 A4 04 00 09 A0 00', '67 00'],
      ['00 A4 00 00 02 3F 00', '6A 86'],
      ['00 A4 04 00 05 A0 00 00 00 99', '6A 82'],
      ['00 CB 3F FF 03 5C 01 7E 00', '6D 00'],
      ['00 A4 04 0C 05 A0 00 00 03 08', '90 00'],
      ['00 CB 3F FF 03 5C 01 7E 00', '7E 12 4F 0B A0 00 00 03 08 00 00 10 00 01 00 5F 2F 02 40 00 90 00'],
      ['00 CB 3F FF 03 5C 01 7E 04', '7E 12 4F 0B 61 10'],
      ['00 C0 00 00 00', 'A0 00 00 03 08 00 00 10 00 01 00 5F 2F 02 40 00 90 00'],
      ['00 C0 00 00 00', '69 85'],
      ['00 CB 3F 00 03 5C 01 7E 00', '6A 86'],
      ['00 CB 3F FF 03 5D 01 7E 00', '6A 80'],
      ['00 CB 3F FF 05 5C 03 5F C1 01 00', '6A 82'],
      ['00 20 00 81', '6A 88'],
      ['00 20 01 80', '6A 86'],
      ['00 87 07 9A', '6D 00'],
      ['80 20 00 80', '6E 00'],
      ['01 20 00 80', '68 81'],
      ['0C 20 00 80', '68 82'],
      ['10 20 00 80', '68 84'],
    ];
    for (const [command, answer] of dialogue) t.equal(bytesOf(sim, command), answer, command);
  });

  t.test('counts wrong passcodes down to the lock, and a right one up again', async t => {
    const sim = simCard(healthyCard);
    const right = `00 20 00 80 08 ${toHex(testPasscode)}`;
    const wrong = '00 20 00 80 08 39 39 39 39 39 39 FF FF';
    const dialogue: readonly [command: string, answer: string][] = [
      [wrong, '63 C2'],
      [right, '90 00'],
      ['00 20 00 80', '90 00'],
      ['00 A4 04 0C 05 A0 00 00 01 51', '90 00'],
      ['00 A4 04 0C 05 A0 00 00 03 08', '90 00'],
      ['00 20 00 80', '63 C3'],
      ['00 20 00 80 02 39 39', '6A 80'],
      [wrong, '63 C2'],
      [wrong, '63 C1'],
      [wrong, '63 C0'],
      [right, '69 83'],
      ['00 20 00 80', '69 83'],
    ];
    bytesOf(sim, selectPiv);
    for (const [command, answer] of dialogue) t.equal(bytesOf(sim, command), answer, command);
    sim.reset();
    t.equal(bytesOf(sim, '00 20 00 80'), '6D 00', 'no application is selected after power-up');
    t.equal(sim.state().tries, 0, 'the lock outlives the power');
  });
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
