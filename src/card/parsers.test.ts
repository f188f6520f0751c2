import fc from 'fast-check';
import t from 'tap';
import { encodeCommand, parseResponse } from './apdu.ts';
import { type AtrParts, buildAtr, matchesAtr, parseAtr, protocolsOf } from './atr.ts';
import { concat } from './bytes.ts';
import { fromHex, hex, isHex, isHexPattern, matchesHex, toHex } from './hex.ts';
import { parseTlv, type Tlv, tlv, valueIn } from './tlv.ts';

const byte = () => fc.option(fc.nat(255), { nil: null });
const anyBytes = fc.uint8Array({ maxLength: 300 });

/** Any bytes that begin as an answer to reset does. */
const likelyAtr = fc.uint8Array({ maxLength: 34 }).map(rest => Uint8Array.of(0x3b, ...rest));

/** Anything that an answer to reset can be built from: up to three rounds of interface bytes. */
const atrParts: fc.Arbitrary<AtrParts> = fc
  .record({
    convention: fc.constantFrom('direct' as const, 'inverse' as const),
    rounds: fc.array(fc.record({ TA: byte(), TB: byte(), TC: byte() }), { minLength: 1, maxLength: 3 }),
    protocols: fc.array(fc.nat(15), { minLength: 2, maxLength: 2 }),
    historical: fc.uint8Array({ maxLength: 15 }),
  })
  .map(({ convention, rounds, protocols, historical }) => ({
    convention,
    historical,
    interfaceBytes: rounds.flatMap((round, at) => [
      ...Object.entries(round).flatMap(([letter, value]) =>
        value === null ? [] : [{ name: `${letter}${at + 1}`, value }],
      ),
      ...(at + 1 < rounds.length ? [{ name: `TD${at + 1}`, value: protocols[at] ?? 0 }] : []),
    ]),
  }));

t.test('hex', async t => {
  t.test('gives back the bytes that were written', async () => {
    fc.assert(
      fc.property(anyBytes, bytes => {
        const text = toHex(bytes);
        return toHex(hex(text)) === text && hex(text).length === bytes.length && matchesHex(text, bytes);
      }),
    );
  });

  t.test('refuses what is not pairs of digits', async t => {
    for (const text of ['0', '0G', '00  11', '00,11', '..', '0x00']) {
      t.equal(fromHex(text), null, text);
      t.notOk(isHex(text), text);
    }
    t.strictSame(fromHex(' 00a4 04 '), Uint8Array.of(0x00, 0xa4, 0x04));
    t.throws(() => hex('no'), TypeError);
  });

  t.test('patterns take any byte for .. and any rest for a final *', async t => {
    t.ok(matchesHex('00 .. 04', hex('00 A4 04')));
    t.notOk(matchesHex('00 .. 04', hex('00 A4 04 00')));
    t.ok(matchesHex('00 .. *', hex('00 A4')));
    t.ok(matchesHex('*', hex('')));
    t.notOk(matchesHex('00 .. *', hex('00')));
    t.notOk(matchesHex('00 ? 04', hex('00 A4 04')), 'no pattern fits nothing');
    t.notOk(isHexPattern('00 * 04'));
  });
});

t.test('an answer to reset', async t => {
  t.test('is taken apart', async t => {
    const atr = parseAtr(hex('3B D6 97 00 81 B1 FE 45 1F 07 80 31 C1 52 11 18 F9'));
    t.match(atr, { kind: 'ok', value: { convention: 'direct', protocols: [1], check: 'right' } });
    if (atr.kind !== 'ok') return;
    t.equal(toHex(atr.value.historical), '80 31 C1 52 11 18');
    t.strictSame(
      atr.value.interfaceBytes.map(({ name, value }) => `${name} ${toHex(Uint8Array.of(value))}`),
      ['TA1 97', 'TC1 00', 'TD1 81', 'TD2 B1', 'TA3 FE', 'TB3 45', 'TD3 1F', 'TA4 07'],
    );
  });

  t.test('offers T=0 when it names no protocol, and then has no TCK', async t => {
    t.match(parseAtr(hex('3F 00')), { value: { convention: 'inverse', protocols: [0], check: 'absent' } });
    t.match(parseAtr(hex('3B 6A 00 FF 4A 43 4F 50 34 31 56 32 32 31')), {
      value: { protocols: [0], check: 'absent' },
    });
  });

  t.test('with a wrong TCK is read and said to be wrong', async t => {
    t.match(parseAtr(hex('3B 80 80 01 00')), { value: { protocols: [0, 1], check: 'wrong' } });
  });

  t.test('that is cut short, too long or none at all is malformed', async t => {
    const whole = hex('3B D6 97 00 81 B1 FE 45 1F 07 80 31 C1 52 11 18 F9');
    for (let length = 0; length < whole.length; length++)
      t.match(parseAtr(whole.subarray(0, length)), { kind: 'failed', code: 'malformed' });
    t.match(parseAtr(hex('3B 00 00')), { detail: 'longer than T0 says' });
    t.match(parseAtr(hex('FF FF FF FF')), { detail: 'TS is neither 3B nor 3F' });
    t.match(parseAtr(new Uint8Array(34).fill(0x3b)), { detail: 'longer than 33 bytes' });
  });

  t.test('may be any bytes without a throw, and accounts for every byte when it is well formed', async () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, likelyAtr), bytes => {
        matchesAtr('3B D6 *', bytes);
        const atr = parseAtr(bytes);
        if (atr.kind !== 'ok') return;
        const { interfaceBytes, historical, check } = atr.value;
        const counted = 2 + interfaceBytes.length + historical.length + (check === 'absent' ? 0 : 1);
        if (counted !== bytes.length) throw new Error(`${counted} bytes of ${bytes.length}`);
      }),
      { numRuns: 500 },
    );
  });

  t.test('that was built is taken apart into what it was built from', async () => {
    fc.assert(
      fc.property(atrParts, parts => {
        const atr = parseAtr(buildAtr(parts));
        if (atr.kind !== 'ok' || atr.value.check === 'wrong') throw new Error(JSON.stringify(atr));
        const { convention, interfaceBytes, historical } = atr.value;
        const lower = (all: AtrParts['interfaceBytes']) =>
          all.map(({ name, value }) => `${name} ${name.startsWith('TD') ? value & 0x0f : value}`).join();
        if (convention !== parts.convention || toHex(historical) !== toHex(parts.historical))
          throw new Error('not the same');
        if (lower(interfaceBytes) !== lower(parts.interfaceBytes)) throw new Error(lower(interfaceBytes));
      }),
      { numRuns: 500 },
    );
  });

  t.test('that was taken apart is built again byte for byte, a wrong TCK put right', async () => {
    fc.assert(
      fc.property(fc.oneof(likelyAtr, atrParts.map(buildAtr)), bytes => {
        const atr = parseAtr(bytes);
        if (atr.kind !== 'ok') return;
        const again = buildAtr(atr.value);
        const compared = atr.value.check === 'wrong' ? bytes.length - 1 : bytes.length;
        if (again.length !== bytes.length) throw new Error('another length');
        if (toHex(again.subarray(0, compared)) !== toHex(bytes.subarray(0, compared)))
          throw new Error(toHex(again));
      }),
      { numRuns: 1000 },
    );
  });

  t.test('cannot be built from what does not fit together', async t => {
    const parts = { convention: 'direct', interfaceBytes: [], historical: new Uint8Array() } as const;
    t.equal(toHex(buildAtr(parts)), '3B 00');
    t.throws(() => buildAtr({ ...parts, historical: new Uint8Array(16) }), RangeError);
    t.throws(() => buildAtr({ ...parts, interfaceBytes: [{ name: 'TA2', value: 0 }] }), RangeError);
    const rounds = Array.from({ length: 8 }, (_, at) =>
      ['TA', 'TB', 'TC', 'TD'].map(letter => letter + (at + 1)),
    );
    const interfaceBytes = rounds.flat().map(name => ({ name, value: 1 }));
    t.throws(() => buildAtr({ ...parts, interfaceBytes }), /longer than 33/);
  });

  t.test('says which protocols the card offers', async t => {
    t.strictSame(protocolsOf(hex('3B 00')), [0]);
    t.strictSame(
      protocolsOf(hex('3B DB 96 00 80 B1 FE 45 1F 83 00 31 C0 64 C7 FC 10 00 0F 90 00 7A')),
      [0, 1],
    );
    t.strictSame(protocolsOf(hex('FF FF')), []);
  });
});

t.test('TLV', async t => {
  const tag = fc.oneof(
    fc.integer({ min: 0, max: 0xff }).filter(tag => (tag & 0x1f) !== 0x1f),
    fc.integer({ min: 0x00, max: 0x7f }).map(low => 0x5f00 | low),
    fc.integer({ min: 0x00, max: 0x7f }).map(low => 0x5fc100 | low),
  );
  const object: fc.Arbitrary<Tlv> = fc.record({ tag, value: anyBytes });

  t.test('gives back the objects that were encoded', async t => {
    const text = (objects: readonly Tlv[] | null) =>
      objects?.map(({ tag, value }) => `${tag}: ${toHex(value)}`).join('\n');
    fc.assert(
      fc.property(fc.array(object, { maxLength: 4 }), objects => {
        const bytes = concat(...objects.map(({ tag, value }) => tlv(tag, value)));
        return text(parseTlv(bytes)) === text(objects);
      }),
    );
    const large = new Uint8Array(70_000);
    t.equal(valueIn(parseTlv(tlv(0x53, large)), 0x53)?.length, large.length);
  });

  t.test(
    'may be any bytes without a throw, and fills them from end to end when it is well formed',
    async () => {
      fc.assert(
        fc.property(anyBytes, bytes => {
          const inside = parseTlv(bytes)?.reduce((sum, { value }) => sum + value.length, 0) ?? 0;
          if (inside > bytes.length) throw new Error('more out than in');
        }),
        { numRuns: 500 },
      );
    },
  );

  t.test('that was damaged is parsed or refused, and what is parsed lies within it', async () => {
    const damage = fc.record({ at: fc.nat(600), bits: fc.nat(255), length: fc.nat(600) });
    fc.assert(
      fc.property(
        fc.array(object, { minLength: 1, maxLength: 3 }),
        damage,
        (objects, { at, bits, length }) => {
          const whole = concat(...objects.map(({ tag, value }) => tlv(tag, value)));
          const place = at % whole.length;
          const bytes = whole
            .map((byte, index) => (index === place ? byte ^ bits : byte))
            .subarray(0, length);
          for (const { value } of parseTlv(bytes) ?? [])
            if (value.buffer !== bytes.buffer || value.byteOffset + value.length > bytes.length)
              throw new Error('beyond the end');
        },
      ),
      { numRuns: 500 },
    );
  });

  t.test('refuses what is cut short, indefinite or absurdly wide', async t => {
    for (const bytes of [
      '53',
      '53 02 00',
      '53 80 00 00',
      '53 84 00 00 00 00',
      '5F',
      '5F FF FF 01 00',
      '53 82 01',
    ])
      t.equal(parseTlv(hex(bytes)), null, bytes);
    t.strictSame(parseTlv(hex('')), []);
    t.equal(valueIn(null, 0x53), null);
  });
});

t.test('a command APDU has the four cases of ISO 7816-4, and a response its status word', async t => {
  const head = { ins: 0xcb, p1: 0x3f, p2: 0xff };
  t.equal(toHex(encodeCommand(head)), '00 CB 3F FF');
  t.equal(toHex(encodeCommand({ ...head, le: 0 })), '00 CB 3F FF 00');
  t.equal(toHex(encodeCommand({ ...head, data: hex('5C 01 7E') })), '00 CB 3F FF 03 5C 01 7E');
  t.equal(toHex(encodeCommand({ ...head, data: hex('5C 01 7E'), le: 16 })), '00 CB 3F FF 03 5C 01 7E 10');
  t.throws(() => encodeCommand({ ...head, data: new Uint8Array(256) }), RangeError);
  t.strictSame(parseResponse(hex('01 02 90 00')), { data: hex('01 02'), sw: 0x9000 });
  t.equal(parseResponse(hex('90')), null);
});
