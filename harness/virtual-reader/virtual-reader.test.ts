import t from 'tap';
import { simCard } from '../../sim/card/sim-card.ts';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { Card, World } from '../../sim/world.ts';
import { hex } from '../../src/card/hex.ts';
import type { ReadersDoor } from '../../src/doors/readers.ts';
import { visitReader } from '../../src/probes/reader-visit.ts';
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
    t.strictSame(session.atr, simCard(healthyCard).atr);
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
    t.strictSame(first?.atr, simCard(healthyCard).atr);
    t.strictSame(second?.atr, simCard({ ...healthyCard, series: 8 }).atr);
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
        'room for 8',
        withReaders(...Array.from({ length: 9 }, (_, n) => ({ ...emptyReader, name: `R${n}` }))),
      ],
    ];
    for (const [reason, world] of refused) {
      t.match(whyNotExpressible(world), reason);
      await t.rejects(virtualStation(world), { message: reason });
    }
    t.equal(whyNotExpressible(healthyWorld), null);
  });
});
