import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import { difference } from '../../../scenarios/laws/difference.ts';
import { simCard } from '../../../sim/card/sim-card.ts';
import { anyCard } from '../../../sim/card/testing/arbitrary-card.ts';
import { emptyReader, healthyCard, healthyWorld } from '../../../sim/healthy-world.ts';
import { simWorkstation } from '../../../sim/workstation.ts';
import type { Card } from '../../../sim/world.ts';
import { encodeCommand } from '../../../src/card/apdu.ts';
import { concat } from '../../../src/card/bytes.ts';
import { fromHex } from '../../../src/card/hex.ts';
import { pivCommands } from '../../../src/card/piv-commands.ts';
import { parseTlv, valueIn } from '../../../src/card/tlv.ts';
import type { Workstation } from '../../../src/doors/workstation.ts';
import { failed, ok, skipped } from '../../../src/outcome.ts';
import { replaying } from '../replaying.ts';
import type { Tape } from '../tape.ts';
import { look, taped } from '../testing/taped.ts';

/** Bytes in a row that count as found. */
const window = 6;

/** Somebody whose name no issuer bears. */
const holder = { uid: '555012345678', name: 'TEST Zacharias Quill' };

/** A data object of a card in good order, read without any of our own code that reads cards. */
const objectOn = (card: Card, command: (typeof pivCommands)['readHolder']): Uint8Array => {
  const chip = simCard({ ...card, mute: false, faults: [] });
  const parts: Uint8Array[] = [];
  for (const bytes of [
    encodeCommand(pivCommands.select),
    ...Array.from({ length: 9 }, () => encodeCommand({ ins: 0xc0, p1: 0, p2: 0, le: 0 })),
  ])
    chip.answer(bytes);
  let answer = chip.answer(encodeCommand(command));
  for (let round = 0; round < 9 && answer.kind === 'response'; round++) {
    parts.push(answer.bytes.subarray(0, -2));
    if (answer.bytes.at(-2) !== 0x61) break;
    answer = chip.answer(encodeCommand({ ins: 0xc0, p1: 0, p2: 0, le: 0 }));
  }
  return valueIn(parseTlv(concat(...parts)), 0x53) ?? new Uint8Array();
};

/** What a card holds that is its holder's or its own: subject, serial number, key, signature, GUID, FASC-N. */
const secretsOf = (card: Card): readonly Uint8Array[] => {
  const chuid = parseTlv(objectOn(card, pivCommands.readHolder));
  const certificates = [pivCommands.readAuthentication, pivCommands.readSigning].flatMap(command => {
    const der = valueIn(parseTlv(objectOn(card, command)), 0x70);
    if (der === null) return [];
    const { subject, serialNumber, publicKey } = new X509Certificate(der);
    return [
      ...subject
        .split('\n')
        .map(line => line.replace(/^\w+=/, ''))
        .filter(text => text.length >= window)
        .map(text => new TextEncoder().encode(text)),
      new Uint8Array(Buffer.from(serialNumber, 'hex')),
      // Behind the algorithm.
      new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })).subarray(33, -5),
      der.subarray(-256),
    ];
  });
  return [...certificates, valueIn(chuid, 0x34), valueIn(chuid, 0x30)].filter(it => it !== null);
};

const written = (tape: Tape): string =>
  [tape.header, ...tape.calls].map(line => JSON.stringify(line)).join('\n');

/** Every byte that the cards of a tape said, as it was and with every bit turned over, answers joined over their pieces. */
const bytesOn = ({ calls }: Tape): readonly Buffer[] => {
  const said = calls.flatMap(({ method, outcome }) =>
    method === 'transmit' && outcome.kind === 'ok' ? [fromHex(String(outcome.value)) ?? []] : [],
  );
  const joined = [said.map(bytes => [...bytes]), said.map(bytes => [...bytes].slice(0, -2))].map(list =>
    Buffer.from(list.flat()),
  );
  return joined.flatMap(bytes => [bytes, Buffer.from(bytes.map(byte => byte ^ 0xff))]);
};

/** A stretch of a secret that the tape holds, in any spelling; null when it holds none. */
const leak = (secret: Uint8Array, text: string, said: readonly Buffer[]): string | null => {
  const spelt = (bytes: Buffer): readonly string[] => [
    bytes.toString('latin1'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    (bytes.toString('hex').toUpperCase().match(/../g) ?? []).join(' '),
    // Without the first and last letters, which depend on what stands beside them.
    ...[0, 1, 2].map(shift =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(4, -4),
    ),
  ];
  for (let at = 0; at + Math.min(window, secret.length) <= secret.length; at++) {
    const stretch = Buffer.from(secret.subarray(at, at + window));
    // Fillings say nothing.
    if (new Set(stretch).size < 3) continue;
    if (said.some(bytes => bytes.includes(stretch))) return stretch.toString('hex');
    if (spelt(stretch).some(form => form.length >= window && text.includes(form)))
      return stretch.toString('hex');
  }
  return null;
};

t.test('no line of a tape holds anything of a card holder', async t => {
  let secrets = 0;
  await fc.assert(
    fc.asyncProperty(anyCard, async anybody => {
      const card = { ...anybody, holder };
      const world = { ...healthyWorld, readers: [{ ...emptyReader, card }] };
      const { tape } = await taped(simWorkstation(world));
      const [text, said] = [written(tape), bytesOn(tape)];
      for (const secret of secretsOf(card)) {
        secrets += 1;
        const found = leak(secret, text, said);
        if (found !== null) throw new Error(`the tape holds ${found}`);
      }
    }),
    { numRuns: 60 },
  );
  t.ok(secrets > 50);
});

t.test('the search finds what an uncleared recording holds', async t => {
  const card = { ...healthyCard, holder };
  const world = { ...healthyWorld, readers: [{ ...emptyReader, card }] };
  const { raw, tape } = await taped(simWorkstation(world));
  const uncleared = { ...tape, calls: raw };
  const secrets = secretsOf(card);
  t.ok(secrets.length >= 8);
  for (const secret of secrets) t.ok(leak(secret, written(uncleared), bytesOn(uncleared)));
});

const healthy = simWorkstation(healthyWorld);
const required = 'am.nhsidentity.spineservices.nhs.uk';

/** A workstation that says more than it should, at every door. */
const talkative: Workstation = {
  ...healthy,
  usb: {
    readers: async () => ok([{ name: 'OMNIKEY CardMan 3121 (OKCM-SERIAL-77)', driver: 'working' }]),
  },
  readers: {
    list: async () => ok(['Gemalto PC Twin (A1B2C3D4) 00 00', 'Gemalto PC Twin (A1B2C3D5) 01 00']),
    connect: async () => failed('unknown', 'process of C:\\Users\\jane.smith holds 10.20.30.40', 3),
  },
  credentialManagement: {
    get: async (_scheme, _port, path) =>
      ok({
        status: 200,
        body: path.includes('Connect')
          ? '{"statusCode":"200","user":"jane.smith","uid":"555012345678"}'
          : '{"FaultException":{"Code":"PR30007","Message":"no process for TRUST\\\\jane.smith"}}',
      }),
  },
  software: {
    ...healthy.software,
    products: async () =>
      ok([
        { name: 'Jane Smith Payroll', version: '1' },
        { name: 'NHS Credential Management for jane.smith', version: '4.1' },
      ]),
    policies: async () =>
      ok([
        { browser: 'edge', name: 'CookiesAllowedForUrls', values: ['https://payroll.trust.example'] },
        { browser: 'edge', name: 'HomepageLocation', values: ['https://jane.smith.example'] },
        {
          browser: 'edge',
          name: 'LoopbackNetworkBlockedForUrls',
          values: [`https://${required}/~jane.smith`],
        },
      ]),
  },
  network: {
    ...healthy.network,
    route: async host =>
      ok(
        host === required ? { kind: 'direct' } : { kind: 'proxy', host: 'proxy01.trust.example', port: 8080 },
      ),
    resolve: async () => ok(['10.99.88.77', '2a00:23c5:1::5']),
    get: async () =>
      ok({
        status: 403,
        date: null,
        headers: ['x-jane-smith', 'date'],
        leadsElsewhere: false,
        start: '<h1>BLOCKED BY PROXY</h1> user TRUST\\jane.smith at 10.99.88.77',
      }),
  },
  person: {
    ask: async question =>
      question === 'person.supplier' ? ok('nhs') : ok('ask Jane Smith on extension 555012345678'),
  },
  directory: { profile: async () => skipped('the directory of 10.99.88.77 is shut') },
};

t.test('nobody and no place inside the organisation is named, at no door', async t => {
  const { evidence, tape, raw } = await taped(talkative);
  t.equal(difference(evidence, await look(replaying(tape))), null, 'and the evidence is the same');
  const private_ = [
    /jane/i,
    /smith/i,
    /A1B2C3D/,
    /SERIAL/,
    /payroll/i,
    /\.example/,
    /10\.(99|20)\./,
    /23c5/,
    /5550123/,
    /homepage/i,
  ];
  for (const pattern of private_) {
    t.notMatch(written(tape), pattern);
    t.match(raw.map(call => JSON.stringify(call)).join('\n'), pattern, `${pattern} was there`);
  }
});

t.test('two readers that differ by their serial numbers stay two', async t => {
  const { tape } = await taped(talkative);
  const list = tape.calls.find(({ method }) => method === 'list');
  t.match(list?.outcome, { value: ['Gemalto PC Twin (00000001) 00 00', 'Gemalto PC Twin (00000002) 01 00'] });
});

t.test('a passcode never stands on a tape, nor what a card said to it', async t => {
  const { recording } = await import('../recording.ts');
  const calls: unknown[] = [];
  const session = await recording(simWorkstation(healthyWorld), call => calls.push(call)).readers.connect(
    emptyReader.name,
    1000,
  );
  if (session.kind !== 'ok') throw new Error(session.kind);
  await session.value.transmit(Uint8Array.of(0, 0x20, 0, 0x80, 8, 49, 50, 51, 52, 53, 54, 0xff, 0xff), 1000);
  t.match(calls[1], { method: 'transmit', args: ['00 20 00 80'] });
  t.notMatch(JSON.stringify(calls), /31 32/);
});
