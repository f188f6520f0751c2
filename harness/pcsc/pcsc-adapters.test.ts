import { once } from 'node:events';
import t, { type Test } from 'tap';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { hex } from '../../src/card/hex.ts';
import type { CardSession, ReadersDoor } from '../../src/doors/readers.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { pause } from '../clock.ts';
import { friendlyName } from '../virtual-reader/expressible.ts';
import { startPcscd } from '../virtual-reader/pcscd.ts';
import { readerStates } from '../virtual-reader/reader-states.ts';
import { namespaceTests } from '../virtual-reader/testing/namespace-test.ts';
import { name as reader, selectPiv, stand } from '../virtual-reader/testing/station.ts';
import { type AdapterName, adapterNames } from './adapter.ts';
import { type Call, ready } from './child-calls.ts';
import { adapterVariable, chooseAdapter } from './choose-adapter.ts';
import { forkEntry } from './fork-entry.ts';
import { pcscReaders } from './pcsc-readers.ts';
import { adapterContract } from './testing/adapter-contract.ts';
import { otherProgram } from './testing/other-program.ts';
import { puppetCard } from './testing/puppet-card.ts';

const doorOf = (t: Test, adapter: AdapterName) => {
  const door = pcscReaders({ adapter, presence: 'inferred' });
  t.teardown(() => door.close());
  return door;
};

const open = async (t: Test, door: ReadersDoor): Promise<CardSession> => {
  const outcome = await door.connect(reader, 8000);
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
  t.teardown(() => outcome.value.end());
  return outcome.value;
};

/** Why the adapter is not tried here; without `CI=true` it may be missing. */
const missing = (name: AdapterName): string | false => {
  const adapter = chooseAdapter(name);
  return adapter.kind === 'skipped' && process.env.CI !== 'true' ? adapter.because : false;
};

await namespaceTests(import.meta.url, () => {
  for (const name of adapterNames) {
    t.test(`${name} does what every adapter must`, { skip: missing(name) }, t =>
      adapterContract(t, name, async (t, world) => {
        await stand(t, world);
        return { presence: 'inferred' };
      }),
    );

    const skip = missing(name) || missing('koffi');
    t.test(`${name} leaves the card to another program as it was`, { skip }, async t => {
      await stand(t, healthyWorld);
      const other = await otherProgram(t, reader);
      const door = doorOf(t, name);
      const session = await open(t, door);
      t.match(await session.transmit(selectPiv, 8000), { kind: 'ok' });
      await session.end();
      t.equal(await other.status(), scard.success, 'after a session');
      await open(t, door);
      await door.close();
      t.equal(await other.status(), scard.success, 'after a session that nobody ended');
    });

    t.test(`${name} finds a reader busy while another program's transaction lasts`, { skip }, async t => {
      await stand(t, healthyWorld);
      const other = await otherProgram(t, reader);
      const door = doorOf(t, name);
      t.equal(await other.begin(), scard.success);
      t.match(await door.connect(reader, 4000), { kind: 'failed', code: 'busy' });
      t.equal(await other.end(), scard.success);
      await open(t, door);
    });

    t.test(`${name} leaves a card that answers too late unreset`, { skip }, async t => {
      const signal = AbortSignal.timeout(20_000);
      const pcscd = await startPcscd([friendlyName(reader)], signal);
      t.teardown(() => pcscd.close());
      const card = await puppetCard(t, pcscd.slots[0]?.port ?? 0, hex('3B 81 80 01 45 45'), signal);
      while (!(await readerStates(signal)).some(({ awake }) => awake)) await pause(10, signal);
      const other = await otherProgram(t, reader);
      const session = await open(t, doorOf(t, name));
      const [given] = await Promise.all([session.transmit(selectPiv, 500), card.asked()]);
      t.match(given, { kind: 'failed', code: 'timed-out' });
      card.answer(hex('90 00'));
      await session.end();
      t.equal(await other.status(), scard.success);
    });

    t.test(`${name} lets the card go when its parent is gone`, { skip }, async t => {
      await stand(t, healthyWorld);
      const other = await otherProgram(t, reader);
      const child = forkEntry('pcsc-reader-child', import.meta.url, [], { [adapterVariable]: name });
      t.teardown(() => child.kill('SIGKILL'));
      t.strictSame(await once(child, 'message'), [ready, undefined]);
      const connect: Call = { call: 'connect', ask: { reader, patience: 4000 } };
      child.send(connect);
      t.match(await once(child, 'message'), [{ kind: 'ok' }]);
      child.kill('SIGINT');
      const gone = once(child, 'exit');
      child.disconnect();
      t.strictSame(await gone, [null, 'SIGKILL']);
      t.equal(await other.status(), scard.success);
    });
  }

  t.test('koffi lets nobody between two commands', { skip: missing('koffi') }, async t => {
    await stand(t, healthyWorld);
    const other = await otherProgram(t, reader);
    const session = await open(t, doorOf(t, 'koffi'));
    const events: string[] = [];
    const begun = other.begin().then(() => events.push('other program'));
    for (const _ of [1, 2]) {
      t.match(await session.transmit(selectPiv, 8000), { kind: 'ok' });
      events.push('command');
    }
    await session.end();
    await begun;
    t.strictSame(events, ['command', 'command', 'other program']);
    await other.end();
  });
});
