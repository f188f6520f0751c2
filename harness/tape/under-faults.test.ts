import fc from 'fast-check';
import t from 'tap';
import { soundCard } from '../../sim/card/testing/arbitrary-card.ts';
import type { Fault } from '../../sim/faults/faults.ts';
import { inflictAll } from '../../sim/faults/faults.ts';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { Card, World } from '../../sim/world.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { failed, ok } from '../../src/outcome.ts';
import { worldOfTape } from './tape-world.ts';
import { look, taped } from './testing/taped.ts';
import { faultFlaw, underFaults } from './under-faults.ts';

const withCard = (card: Card): World => ({ ...healthyWorld, readers: [{ ...emptyReader, card }] });

/** What readers and cards are like, and not how long that took. */
const ofReaders = ({ observations }: Evidence) =>
  observations
    .filter(({ question }) => /^(pcsc|readers?|card)\./.test(question))
    .map(({ ms: _, ...observation }) => observation);

const cardFaults: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('pull-card' as const), afterCommands: fc.nat({ max: 14 }) }),
  fc.record({
    kind: fc.constant('stall-card' as const),
    afterCommands: fc.nat({ max: 14 }),
    ms: fc.constant('forever' as const),
  }),
  fc.record({
    kind: fc.constant('corrupt-answer' as const),
    afterCommands: fc.nat({ max: 14 }),
    how: fc.constantFrom('empty' as const, 'wrong-status' as const),
  }),
  fc.constant<Fault>({ kind: 'take-card' }),
  fc.constant<Fault>({ kind: 'mute-card' }),
  fc.constant<Fault>({ kind: 'hold-reader', by: 'other card software' }),
  fc.constant<Fault>({ kind: 'unplug-reader' }),
  fc.constant<Fault>({ kind: 'stop-smartcard-service' }),
);

t.test('a fault does to the card on a tape what it does to the card itself', async () => {
  await fc.assert(
    fc.asyncProperty(soundCard, fc.array(cardFaults, { maxLength: 2 }), async (card, faults) => {
      const world = withCard(card);
      const { tape } = await taped(simWorkstation(world));
      const { workstation } = await underFaults(tape, faults, defaultGuidance);
      const [on, off] = await Promise.all([
        look(workstation),
        look(simWorkstation(inflictAll(world, faults))),
      ]);
      if (JSON.stringify(ofReaders(on)) !== JSON.stringify(ofReaders(off)))
        throw new Error(`${JSON.stringify(ofReaders(off))} became ${JSON.stringify(ofReaders(on))}`);
    }),
    { numRuns: 60 },
  );
});

t.test('what no fault struck stays as it was recorded', async t => {
  const blocked = inflictAll(healthyWorld, [{ kind: 'cut-network' }]);
  const { tape, evidence } = await taped(simWorkstation(blocked));
  const { workstation, symptom } = await underFaults(tape, [{ kind: 'take-card' }], defaultGuidance);
  const others = ({ observations }: Evidence) =>
    observations.filter(({ question }) => /^(network|software|client|browser)\./.test(question));
  t.strictSame(others(await look(workstation)), others(evidence));
  t.equal(symptom, 'err1002', 'the symptom of the cut network');
});

t.test(
  'the user sees what card and faults give together, where the card alone gave what was seen',
  async t => {
    const { tape } = await taped(simWorkstation(withCard({ ...healthyCard, tries: 0 })));
    const locked = { ...tape, header: { ...tape.header, symptom: 'card-blocked' as const } };
    const seen = async (fault: Fault) => (await underFaults(locked, [fault], defaultGuidance)).symptom;
    t.equal(await seen({ kind: 'slow-card', ms: 1 }), 'card-blocked');
    t.equal(await seen({ kind: 'take-card' }), 'err1002');
  },
);

t.test('a fault of what stays on the tape is refused, and so is a reader that it does not have', async t => {
  const { tape } = await taped(simWorkstation(healthyWorld));
  t.equal(faultFlaw(tape, [{ kind: 'take-card' }, { kind: 'stop-smartcard-service' }]), null);
  t.match(faultFlaw(tape, [{ kind: 'take-card' }, { kind: 'cut-network' }]), { place: 'faults.1.kind' });
  t.match(faultFlaw(tape, [{ kind: 'close-profile' }]), { expected: /found "close-profile"/ });
  t.match(faultFlaw(tape, [{ kind: 'take-card', reader: 'X' }]), {
    place: 'faults.0.reader',
    expected: /expected a reader of the tape \(OMNIKEY CardMan 3121 00 00\), found "X"/,
  });
});

t.test('faults are laid around a whole tape only', async t => {
  const { tape } = await taped(simWorkstation(healthyWorld));
  const brokenOff = { ...tape, whole: false };
  t.match(faultFlaw(brokenOff, [{ kind: 'take-card' }]), { place: 'tape', expected: /expected a whole one/ });
  t.equal(faultFlaw(brokenOff, []), null);
});

t.test('readers that gave no card stand in the world as they stood', async t => {
  const healthy = simWorkstation(healthyWorld);
  const worldWith = async (connect: ReturnType<typeof failed>) => {
    const readers = { list: async () => ok(['R']), connect: async () => connect };
    const { tape } = await taped({ ...healthy, readers });
    return worldOfTape(tape).readers;
  };
  t.match(await worldWith(failed('no-card')), [{ name: 'R', card: null, broken: null }]);
  t.match(await worldWith(failed('mute')), [{ card: { mute: true } }]);
  t.match(await worldWith(failed('busy')), [{ heldBy: 'another program' }]);
  t.match(await worldWith(failed('timed-out')), [{ broken: 'hangs' }]);
  t.match(await worldWith(failed('unknown')), [{ broken: 'errors' }]);
  const { tape } = await taped(simWorkstation(inflictAll(healthyWorld, [{ kind: 'remove-reader-driver' }])));
  t.match(worldOfTape(tape).readers, [{ name: emptyReader.name, driver: 'missing' }]);
});
