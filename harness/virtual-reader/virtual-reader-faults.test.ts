import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import t from 'tap';
import { simCard } from '../../sim/card/sim-card.ts';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import { visitReader } from '../../src/probes/reader-visit.ts';
import { pause } from '../clock.ts';
import { pcscReaders } from '../pcsc/pcsc-readers.ts';
import { startPcscd } from './pcscd.ts';
import { namespaceTests } from './testing/namespace-test.ts';
import { forever, name, powered, selectPiv, stand, withCard, withReaders } from './testing/station.ts';
import { insertCard } from './vpcd-card.ts';
import { frame } from './vpcd-frames.ts';

const wait = (ms: number) => pause(ms, new AbortController().signal);

await namespaceTests(import.meta.url, () => {
  t.test('a card pulled in the middle is gone, and stays so', async t => {
    const { readers, session } = await powered(t, withCard({ faults: [{ kind: 'pull', afterCommands: 1 }] }));
    t.match(await session.transmit(selectPiv, 3000), { kind: 'ok' });
    t.match(await session.transmit(selectPiv, 3000), { kind: 'failed', code: 'card-removed' });
    await session.end();
    t.match(await readers.connect(name, 8000), { kind: 'failed', code: 'no-card-or-mute' });
  });

  t.test('a slow card is waited for, a silent one only until the deadline', async t => {
    const slow = await powered(t, withCard({ faults: [{ kind: 'slow', ms: 400 }] }));
    const answer = await slow.session.transmit(selectPiv, 3000);
    t.match(answer, { kind: 'ok' });
    t.ok(answer.ms >= 400, `${answer.ms} ms`);
    await slow.session.end();
    await slow.close();

    const { session } = await powered(t, withCard({ faults: [forever] }));
    const silence = await session.transmit(selectPiv, 600);
    t.match(silence, { kind: 'failed', code: 'timed-out' });
    t.match(await session.transmit(selectPiv, 600), { kind: 'failed', code: 'timed-out' }, 'and stays so');
  });

  t.test('four silent cards stop neither a fifth nor anything else', async t => {
    const names = [1, 2, 3, 4, 5].map(number => `Reader ${number} 00 00`);
    const { readers } = await stand(
      t,
      withReaders(
        ...names.map((each, index) => ({
          ...emptyReader,
          name: each,
          card: { ...healthyCard, faults: index < 4 ? [forever] : [] },
        })),
      ),
    );
    const visits = Promise.all(names.map(each => visitReader(readers, each, 8000)));
    await wait(5000);
    const before = performance.now();
    t.ok((await readdir('/run/err1002')).length > 0);
    t.ok(performance.now() - before < 500, 'files are still read');
    const seen = (await visits).map(({ reading }) => reading?.application);
    t.strictSame(seen, ['silent', 'silent', 'silent', 'silent', 'answers']);
  });

  t.test('a service that dies in the middle of a command', async t => {
    const { readers, session, signalService } = await powered(t, withCard({ faults: [forever] }));
    const pending = session.transmit(selectPiv, 60_000);
    await wait(200);
    signalService('SIGKILL');
    const died = await pending;
    t.match(died, { kind: 'failed', code: 'no-service' });
    t.match(await readers.list(8000), { kind: 'failed', code: 'no-service' });
  });

  t.test('a service that is stopped in its tracks', async t => {
    const { readers, session, signalService } = await powered(t, healthyWorld);
    signalService('SIGSTOP');
    const stuck = await Promise.all([
      readers.list(2000),
      readers.connect(name, 2000),
      session.transmit(selectPiv, 2000),
    ]);
    for (const outcome of stuck) t.match(outcome, { kind: 'failed', code: 'timed-out' });
    signalService('SIGCONT');
    t.match(await readers.list(8000), { kind: 'ok', value: [name] });
  });

  t.test('garbage on the socket of vpcd harms no other reader', async t => {
    const signal = AbortSignal.timeout(10_000);
    const pcscd = await startPcscd(['Noise', 'OMNIKEY CardMan 3121'], signal);
    t.teardown(() => pcscd.close());
    const [noisy, sound] = pcscd.slots;
    if (noisy === undefined || sound === undefined) throw new Error('two readers expected');
    const pull = await insertCard(simCard(healthyCard), sound.port, signal);
    t.teardown(pull);
    const noise = connect(noisy.port, '127.0.0.1');
    t.teardown(() => noise.destroy());
    noise.on('error', () => {});
    noise.on('data', () => noise.write(frame(Uint8Array.of(0xff, 0xff, 0xff, 0xff))));
    noise.write(Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251));
    await wait(1000);
    const door = pcscReaders({ presence: 'inferred' });
    t.teardown(() => door.close());
    t.match(await door.connect(noisy.name, 1500), { kind: 'failed' });
    t.match(await visitReader(door, sound.name, 8000), { reading: { application: 'answers' } });
  });
});
