import t from 'tap';
import { simCard } from '../../sim/card/sim-card.ts';
import { inflict } from '../../sim/faults/faults.ts';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { Card, World } from '../../sim/world.ts';
import { hex } from '../../src/card/hex.ts';
import type { ReadersDoor } from '../../src/doors/readers.ts';
import { visitReader } from '../../src/probes/reader-visit.ts';
import { pause } from '../clock.ts';
import { whyNotExpressible } from './expressible.ts';
import { namespaceTests } from './testing/namespace-test.ts';
import { name, powered, selectPiv, stand, withCard, withReaders } from './testing/station.ts';
import { virtualStation } from './virtual-station.ts';

const cards: readonly Partial<Card>[] = [
  { series: 4 },
  { series: 8, validFrom: '2020-01-01', validTo: '2023-01-01' },
  { series: 10, tries: 0 },
  { blank: true },
  { kind: 'bank' },
  { kind: 'isosec' },
  { faults: [{ kind: 'corrupt', afterCommands: 1, how: 'garble' }] },
  { faults: [{ kind: 'corrupt', afterCommands: 2, how: 'truncate' }] },
];

/** All that a reading gives, times apart. */
const whatIsRead = async (readers: ReadersDoor, reader: string) => {
  const { atr, state, reading } = await visitReader(readers, reader, 8000);
  return { atr, state, ...reading, trouble: reading?.trouble?.kind, ms: null };
};

await namespaceTests(import.meta.url, () => {
  t.test('a series 9 card is listed, wakes up and answers', async t => {
    const { readers, session } = await powered(t, healthyWorld);
    t.match(await readers.list(8000), { kind: 'ok', value: [name] });
    t.strictSame(session.atr, simCard(healthyCard).atr());
    t.match(await session.transmit(selectPiv, 2000), { kind: 'ok', value: { 0: 0x61 } });
    t.match(await session.transmit(hex('00 20 00 80 01 30'), 2000), { code: 'refused-command' });
    await session.end();
    const visit = await visitReader(readers, name, 8000);
    t.match(visit, { state: 'ready', reading: { application: 'answers', lock: 'open' } });
  });

  t.test('readers of one kind keep their own names and cards', async t => {
    const twin = 'OMNIKEY CardMan 3121 01 00';
    const { readers } = await stand(
      t,
      withReaders(
        { ...emptyReader, card: healthyCard },
        { ...emptyReader, name: twin, card: { ...healthyCard, series: 8 } },
        { ...emptyReader, name: 'Leser "unbenutzt"', driver: 'missing' },
      ),
    );
    t.match(await readers.list(8000), { kind: 'ok', value: [name, twin] });
    const [first, second] = await Promise.all([name, twin].map(each => visitReader(readers, each, 8000)));
    t.strictSame(first?.atr, simCard(healthyCard).atr());
    t.strictSame(second?.atr, simCard({ ...healthyCard, series: 8 }).atr());
  });

  t.test('eight cards are read as the simulator reads them', async t => {
    const world = withReaders(
      ...cards.map((change, index) => ({
        ...emptyReader,
        name: `Reader ${index} 00 00`,
        card: { ...healthyCard, ...change },
      })),
    );
    const { readers } = await stand(t, world);
    const simulated = simWorkstation(world);
    t.teardown(() => simulated.close());
    for (const { name: reader } of world.readers)
      t.strictSame(await whatIsRead(readers, reader), await whatIsRead(simulated.readers, reader), reader);
  });

  t.test('sixteen readers hold sixteen cards', async t => {
    const series = [4, 5, 6, 8, 9, 10] as const;
    const world = withReaders(
      ...Array.from({ length: 16 }, (_, n) => ({
        ...emptyReader,
        name: `Reader ${n} 00 00`,
        card: { ...healthyCard, series: series[n % 6] ?? 9 },
      })),
    );
    const { readers } = await stand(t, world);
    t.match(await readers.list(8000), { kind: 'ok', value: world.readers.map(({ name: each }) => each) });
    for (const { name: reader, card } of world.readers) {
      const powered = await readers.connect(reader, 8000);
      if (powered.kind !== 'ok') throw new Error(`${reader}: ${JSON.stringify(powered)}`);
      t.strictSame(powered.value.atr, card === null ? null : simCard(card).atr(), reader);
      await powered.value.end();
    }
  });

  t.test('cards are put in and taken out while pcscd runs', async t => {
    const { readers, service } = await stand(t, healthyWorld);
    const { signal } = new AbortController();
    /** The answer to reset of the card in the reader, once it is as expected; else the last one seen. */
    const atrBecomes = async (wanted: Uint8Array | null): Promise<Uint8Array | null> => {
      let seen: Uint8Array | null = null;
      for (let n = 0; n < 20; n++) {
        const outcome = await readers.connect(name, 8000);
        seen = outcome.kind === 'ok' ? outcome.value.atr : null;
        if (outcome.kind === 'ok') await outcome.value.end();
        if (`${seen}` === `${wanted}`) break;
        await pause(100, signal);
      }
      return seen;
    };
    const series = (number: 8 | 10) => simCard({ ...healthyCard, series: number }).atr();
    service.become(inflict(service.world(), { kind: 'take-card' }));
    t.equal(await atrBecomes(null), null, 'taken out');
    service.become(withCard({ series: 10 }));
    t.strictSame(await atrBecomes(series(10)), series(10), 'put in');
    service.become(withCard({ series: 8 }));
    t.strictSame(await atrBecomes(series(8)), series(8), 'swapped');
  });

  t.test('no service, no reader, no card, no answer to reset', async t => {
    const off = await virtualStation({ ...healthyWorld, smartcardService: 'stopped' });
    t.match(await off.readers.list(8000), { kind: 'failed', code: 'no-service' });
    t.match(await off.readers.connect(name, 8000), { kind: 'failed', code: 'no-service' });
    await off.close();

    const bare = await virtualStation(withReaders({ ...emptyReader, attached: false }));
    t.match(await bare.readers.list(8000), { kind: 'ok', value: [] });
    t.match(await bare.readers.connect(name, 8000), { kind: 'failed', code: 'reader-gone' });
    await bare.close();

    const mute = 'Gemalto PC Twin Reader 00 00';
    const { readers } = await stand(
      t,
      withReaders(emptyReader, { ...emptyReader, name: mute, card: { ...healthyCard, mute: true } }),
    );
    t.match(await readers.connect(name, 8000), { kind: 'failed', code: 'no-card-or-mute' });
    t.match(await readers.connect(mute, 8000), { kind: 'failed', code: 'no-card-or-mute' });
  });

  t.test('there is one pcscd at a time, and whoever comes later leaves it alone', async t => {
    const { readers } = await stand(t, healthyWorld);
    await t.rejects(virtualStation(healthyWorld), { name: 'UserError', message: /only one at a time/ });
    t.match(await readers.list(8000), { kind: 'ok', value: [name] });
  });

  t.test('a reader that another program holds is busy', async t => {
    const { readers } = await stand(t, withCard({}, { heldBy: 'other card software' }));
    t.match(await readers.connect(name, 8000), { kind: 'failed', code: 'busy' });
  });

  t.test('what vpcd cannot show is refused with a reason', async t => {
    const refused: readonly (readonly [string, World])[] = [
      ['hardware error', withCard({}, { broken: 'errors' })],
      ['hang', withCard({}, { broken: 'hangs' })],
      ['can be held', withReaders({ ...emptyReader, heldBy: 'other' })],
      ['cannot hold', withCard({}, { name: 'n'.repeat(122) })],
      ['cannot name', withCard({}, { name: 'a "quoted" name' })],
      ['same name', withReaders(emptyReader, emptyReader)],
      [
        'room for 16',
        withReaders(...Array.from({ length: 17 }, (_, n) => ({ ...emptyReader, name: `R${n}` }))),
      ],
    ];
    for (const [reason, world] of refused) {
      t.match(whyNotExpressible(world), reason);
      await t.rejects(virtualStation(world), { message: reason });
    }
    t.equal(whyNotExpressible(healthyWorld), null);
  });
});
