import t from 'tap';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { investigate } from '../../src/investigate.ts';
import { ok } from '../../src/outcome.ts';
import { bounded, pause, realClock } from '../clock.ts';
import { pcscReaders } from '../pcsc/pcsc-readers.ts';
import { startPcscd } from './pcscd.ts';
import { readerStates } from './reader-states.ts';
import { namespaceTests } from './testing/namespace-test.ts';
import { insertVicc, whyNoVicc } from './testing/vicc.ts';

const reason = whyNoVicc();

await namespaceTests(import.meta.url, () => {
  if (reason !== null) {
    if (process.env.CI === 'true') t.fail(reason);
    else t.pass('cards of vsmartcard', { skip: reason });
    return;
  }
  // Of the emulator's cards this one alone starts as Debian 12 ships it (cryptoflex, ePass, nPA and handler_test do not).
  t.test('a card that others wrote, the ISO 7816 card of vsmartcard, is unknown', async t => {
    const { signal } = new AbortController();
    const pcscd = await startPcscd(['Foreign'], signal);
    t.teardown(() => pcscd.close());
    const [slot] = pcscd.slots;
    if (slot === undefined) throw new Error('pcscd shows no reader');
    t.teardown(await insertVicc('iso7816', slot.port));
    const awake = await bounded(10_000, async limit => {
      while (!(await readerStates(limit)).some(state => state.awake)) await pause(50, limit);
      return ok(null);
    });
    t.equal(awake.kind, 'ok', 'it wakes up');

    const readers = pcscReaders({ presence: 'inferred' });
    t.teardown(() => readers.close());
    const simulated = simWorkstation(healthyWorld);
    const clock = { now: simulated.clock.now, within: realClock.within };
    const evidence = await investigate(
      { ...simulated, clock, readers },
      { guidance: defaultGuidance, symptom: 'err1002', deadline: 15_000 },
    );
    const { verdict, explanations } = diagnose(evidence, defaultGuidance);
    t.equal(verdict, 'explained');
    t.match(explanations, [[{ cause: 'card-unknown', target: slot.name }]]);
  });
});
