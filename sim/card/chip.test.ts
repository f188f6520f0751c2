import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import { matchesAtr, parseAtr } from '../../src/card/atr.ts';
import { hex, toHex } from '../../src/card/hex.ts';
import { parseTlv, valueIn } from '../../src/card/tlv.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { healthyCard } from '../healthy-world.ts';
import { publicKey } from './key-pairs.ts';
import { testPasscode } from './passcodes.ts';
import { type SimCard, simCard } from './sim-card.ts';
import { testCertificate } from './test-certificate.ts';
import { kinds, soundCard } from './testing/arbitrary-card.ts';

const bytesOf = (card: SimCard, command: string): string => {
  const answer = card.answer(hex(command));
  return answer.kind === 'response' ? toHex(answer.bytes) : answer.kind;
};

t.test('a card answers any bytes with a status word and keeps its files', async () => {
  const heads = [
    '00 A4 04 00',
    '00 CB 3F FF',
    '00 C0 00 00',
    '00 20 00 80',
    '10 87 07 9A',
    '00 87 07 9A',
    '00',
    '',
  ];
  const head = fc.constantFrom(...heads);
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
});

t.test('certificates are genuine X.509, by the judgement of another library', async t => {
  const key = publicKey('ca');
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
    t.equal(Date.parse(certificate.validFrom), Date.parse('2025-06-01T00:00:00Z'));
    t.equal(Date.parse(certificate.validTo), Date.parse('2028-05-31T23:59:59Z'));
    t.ok(certificate.verify(key), 'the signature verifies');
    t.equal(certificate.publicKey.asymmetricKeyDetails?.modulusLength, 2048);
  }
});

t.test('certificates name the holder and the number that the world gives them', async () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 19 }).map(bytes => toHex(bytes).replaceAll(' ', ''));
  const uid = fc.stringMatching(/^[0-9]{12}$/);
  const days = { validFrom: '2025-06-01', validTo: '2028-05-31' };
  fc.assert(
    fc.property(bytes, uid, fc.constantFrom('authentication', 'signing'), (serial, uid, use) => {
      const holder = { uid, name: 'TEST Nobody' };
      const der = testCertificate({ issuer: [['O', 'nhs']], use, ...days, holder, serial });
      const { subject, serialNumber } = new X509Certificate(der);
      if (subject !== `C=GB\nO=nhs\nOU=TEST\nUID=${uid}\nCN=TEST Nobody`) throw new Error(subject);
      if (BigInt(`0x${serialNumber}`) !== BigInt(`0x${serial}`)) throw new Error(serialNumber);
    }),
    { numRuns: 30 },
  );
});

t.test('answers to reset are well formed, and the guidance knows them as it should', async t => {
  const says = (atr: Uint8Array) => defaultGuidance.atrs.find(known => matchesAtr(known.atr, atr))?.says;
  const standing = { 4: /retired/, 5: /retired/, 6: /retired/, 8: /current/, 9: /current/, 10: /current/ };
  for (const { kind, series } of kinds) {
    const atr = simCard({ ...healthyCard, kind, series }).atr() ?? new Uint8Array();
    const parsed = parseAtr(atr);
    t.ok(parsed.kind === 'ok' && parsed.value.check !== 'wrong', `${kind} ${series}`);
    if (kind === 'nhs') t.match(says(atr), standing[series], `series ${series}`);
    else t.equal(says(atr), undefined, kind);
  }
  t.equal(simCard({ ...healthyCard, mute: true }).atr(), null);
  const spoken = kinds.map(({ kind, series }) => simCard({ ...healthyCard, kind, series }).protocol);
  t.strictSame(spoken, ['T=0', 'T=0', 'T=1', 'T=1', 'T=1', 'T=1', 'T=0', 'T=1', 'T=1', 'T=1']);
  const written = simCard({ ...healthyCard, atr: '3B 00' });
  t.strictSame([written.atr(), written.protocol], [hex('3B 00'), 'T=0'], 'as the world says');
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
      ['00 87 07 9A', '6A 80'],
      ['80 20 00 80', '6E 00'],
      ['01 20 00 80', '68 81'],
      ['0C 20 00 80', '68 82'],
      ['10 20 00 80', '68 84'],
      ['40 20 00 80', '68 81'],
      ['60 20 00 80', '68 81'],
      ['20 20 00 80', '6E 00'],
      ['FF 20 00 80', '6E 00'],
      ['00 70 00 00 01', '68 81'],
      ['10 87 07 9A 01 7C', '90 00'],
      ['00 20 00 80', '68 83'],
      ['00 20 00 80', '63 C3'],
      ['10 87 07 9A 01 7C', '90 00'],
      ['01 87 07 9A 01 00', '68 81'],
      ['00 87 07 9A 01 00', '6A 80'],
      ['00 DB 3F FF 01 00', '69 82'],
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

  t.test('forgets with a reset what was verified, begun and left to be fetched', async t => {
    const sim = simCard(healthyCard);
    bytesOf(sim, selectPiv);
    bytesOf(sim, `00 20 00 80 08 ${toHex(testPasscode)}`);
    t.equal(bytesOf(sim, '00 CB 3F FF 03 5C 01 7E 04'), '7E 12 4F 0B 61 10');
    sim.reset();
    t.equal(bytesOf(sim, '00 C0 00 00 00'), '69 85');
    bytesOf(sim, selectPiv);
    t.equal(bytesOf(sim, '00 20 00 80'), '63 C3');
    t.equal(bytesOf(sim, '10 87 07 9A 01 7C'), '90 00');
    sim.reset();
    bytesOf(sim, selectPiv);
    t.equal(bytesOf(sim, '00 87 07 9A 01 00'), '6A 80', 'a whole command, not the end of a chain');
  });
});
