import type { Test } from 'tap';
import { emptyReader, healthyCard, healthyWorld } from '../../../sim/healthy-world.ts';
import type { Card, World } from '../../../sim/world.ts';
import { hex, toHex } from '../../../src/card/hex.ts';
import type { CardSession, ReadersDoor } from '../../../src/doors/readers.ts';
import type { AdapterName } from '../adapter.ts';
import { type PcscOptions, pcscReaders } from '../pcsc-readers.ts';

/** Puts the readers of a world behind a real PC/SC service until the test ends, and tells how to reach it. */
export type Stage = (t: Test, world: World) => Promise<PcscOptions>;

/** SELECT of an application that exists only in the scripts below; the door lets it through. */
const select = (application: string): Uint8Array => hex(`00 A4 04 00 05 A0 00 00 00 ${application} 00`);
const on = (application: string): string => toHex(select(application));

const atr = '3B 88 01 45 52 52 31 30 30 32 21 EE';
/** Just what fits a frame of the virtual reader. */
const long = `${'5A'.repeat(65_533)}9000`;
const script: NonNullable<Card['script']> = [
  { on: on('01'), answer: '6A 82' },
  { on: on('02'), answer: long },
  { on: on('03'), answer: '90' },
  { on: on('04'), fault: 'silence' },
  { on: on('05'), fault: 'removal' },
];

const readers = ['Talking', 'Pulled', 'Silent', 'Empty', 'Held', 'Foreign'].map(name => `${name} 00 00`);
const [talking = '', pulled = '', silent = '', empty = '', held = '', foreign = ''] = readers;

const world: World = {
  ...healthyWorld,
  readers: readers.map(name => ({
    ...emptyReader,
    name,
    heldBy: name === held ? 'other card software' : null,
    card: name === empty ? null : { ...healthyCard, script, atr: name === foreign ? 'FF FF FF FF' : atr },
  })),
};

const open = async (t: Test, door: ReadersDoor, reader: string): Promise<CardSession> => {
  const outcome = await door.connect(reader, 8000);
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
  t.teardown(() => outcome.value.end());
  return outcome.value;
};

/** What every adapter must do, whatever the service behind it; one body, so that they cannot drift apart. */
export const adapterContract = async (t: Test, adapter: AdapterName, stage: Stage): Promise<void> => {
  const against = async (t: Test, of: World) => {
    const options = await stage(t, of);
    const door = pcscReaders({ ...options, adapter });
    t.teardown(() => door.close());
    return { door, nothing: options.presence === 'switch' ? 'no-card' : 'no-card-or-mute' };
  };

  await t.test('lists the readers, or none', async t => {
    const { door: bare } = await against(t, { ...healthyWorld, readers: [] });
    t.match(await bare.list(8000), { kind: 'ok', value: [] });
    t.match(await bare.connect(talking, 8000), { kind: 'failed', code: 'reader-gone' });
  });

  const { door, nothing } = await against(t, world);
  const listed = await door.list(8000);
  // A virtual reader has a second slot of its own.
  t.strictSame(listed.kind === 'ok' && listed.value.filter(name => readers.includes(name)), readers);

  await t.test('powers a card up, or says why not', async t => {
    const session = await open(t, door, talking);
    t.strictSame(session.atr, hex(atr));
    t.equal(session.protocol, 'T=1');
    const refusals = [
      ['Nobody 00 00', 'reader-gone'],
      [empty, nothing],
      [held, 'busy'],
      [foreign, 'protocol-mismatch'],
    ] as const;
    const outcomes = await Promise.all(refusals.map(([reader]) => door.connect(reader, 8000)));
    for (const [n, [reader, code]] of refusals.entries())
      t.match(outcomes[n], { kind: 'failed', code }, reader);
  });

  await t.test('carries answers of any length', async t => {
    const session = await open(t, door, talking);
    t.strictSame(await session.transmit(select('01'), 8000).then(contents), hex('6A 82'));
    t.strictSame(await session.transmit(select('02'), 8000).then(contents), hex(long));
    t.match(await session.transmit(select('03'), 8000), { kind: 'failed', code: 'malformed' });
    t.strictSame(await session.transmit(select('01'), 8000).then(contents), hex('6A 82'), 'and goes on');
  });

  await t.test('tells a pulled card from a silent one', async t => {
    const leaving = await open(t, door, pulled);
    t.match(await leaving.transmit(select('05'), 8000), { kind: 'failed', code: 'card-removed' });
    t.match(await leaving.transmit(select('01'), 8000), { kind: 'failed', code: 'card-removed' });
    const mum = await open(t, door, silent);
    t.match(await mum.transmit(select('04'), 500), { kind: 'failed', code: 'timed-out' });
    t.match(await mum.transmit(select('01'), 500), { kind: 'failed', code: 'timed-out' }, 'for good');
    await mum.end();
    const again = await door.connect(silent, 2500);
    t.not(again.kind === 'failed' && again.code, 'busy', 'and nobody else is to blame');
  });
};

const contents = (outcome: Awaited<ReturnType<CardSession['transmit']>>): unknown =>
  outcome.kind === 'ok' ? outcome.value : outcome;
