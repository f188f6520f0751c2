import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import t from 'tap';
import { anyFaults, anyWorlds } from '../../scenarios/laws/any-worlds.ts';
import { difference } from '../../scenarios/laws/difference.ts';
import { inflictAll } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import { hex } from '../../src/card/hex.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import type { Observation } from '../../src/evidence/evidence.ts';
import { failed, ok } from '../../src/outcome.ts';
import { replaying } from './replaying.ts';
import type { Call, Tape } from './tape.ts';
import { tapeHeader } from './testing/tape-header.ts';
import { look, taped } from './testing/taped.ts';

const anyWorld = fc
  .record({ world: anyWorlds, faults: anyFaults })
  .map(({ world, faults }) => inflictAll(world, faults));

t.test('a tape of any workstation gives the evidence of the workstation, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async world => {
      const direct = await look(simWorkstation(world));
      const { evidence, tape } = await taped(simWorkstation(world));
      const again = await look(replaying(tape));
      const why = difference(direct, evidence) ?? difference(direct, again);
      if (why !== null) throw new Error(why);
    }),
    { numRuns: 150 },
  );
});

t.test('a tape of a tape is the same tape', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async world => {
      const { tape } = await taped(simWorkstation(world));
      const { tape: copy } = await taped(replaying(tape));
      const why = difference(inOrderTold(tape), inOrderTold(copy));
      if (why !== null) throw new Error(why);
    }),
    { numRuns: 50 },
  );
});

/** The calls in the order in which they were answered: lines of one answer of a card are held back together. */
const inOrderTold = ({ calls }: Tape) => [...calls].sort((a, b) => a.told - b.told);

/** The same workstation, whose answers take their time, in turns of the event loop, while its clock runs. */
const slow = (inner: Workstation, delays: readonly number[]): Workstation => {
  let turn = 0;
  let now = inner.clock.now();
  const late = <Door extends object>(door: Door): Door =>
    Object.fromEntries(
      Object.entries(door).map(([name, call]) => [
        name,
        async (...args: readonly unknown[]) => {
          const delay = delays[turn++ % delays.length] ?? 0;
          for (let wait = 0; wait < delay; wait++) await setImmediate();
          return call(...args);
        },
      ]),
    ) as Door;
  const { usb, credentialManagement, software, network, directory, person, readers } = inner;
  return {
    ...inner,
    clock: { now: () => (now += 211), within: inner.clock.within },
    usb: late(usb),
    credentialManagement: late(credentialManagement),
    software: late(software),
    network: late(network),
    directory: late(directory),
    person: late(person),
    readers: late(readers),
  };
};

t.test('answers come back in the order in which they came, and at the same time of the clock', async t => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      anyWorld,
      fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 29 }),
      async (world, delays) => {
        const { evidence, tape } = await taped(slow(simWorkstation(world), delays));
        const why = difference(evidence, await look(replaying(tape)));
        if (why !== null) throw new Error(why);
        seen.add(JSON.stringify(evidence.observations.find(it => it.question === 'clock.skew')));
      },
    ),
    { numRuns: 60 },
  );
  t.ok(seen.size > 5, 'the clock differed');
});

t.test('a probe that was cut off is cut off again', async t => {
  const healthy = simWorkstation(healthyWorld);
  const late = (failure: ReturnType<typeof failed>): Workstation => ({
    ...healthy,
    clock: { ...healthy.clock, within: async (_, work) => work().then(() => failure) },
  });
  const { evidence, tape } = await taped(late(failed('timed-out', 'nothing within 5500 ms', 5500)));
  t.match(evidence.observations[0], { status: 'failed', code: 'timed-out' });
  t.strictSame(await look(replaying(tape)), evidence);
});

const notHeld = 'the tape does not hold this call';

/** The observation that answers the same question. */
const as =
  ({ question, target }: Observation) =>
  (other: Observation): boolean =>
    other.question === question && other.target === target;

t.test('what a tape does not hold is skipped, and says so', async t => {
  const workstation = replaying({ header: tapeHeader, calls: [], whole: true });
  t.match(await workstation.readers.list(1000), { kind: 'skipped', because: notHeld });
  t.match(await workstation.readers.connect('any', 1000), { kind: 'skipped', because: notHeld });
  t.match(await workstation.person.ask('person.supplier', 1000), { kind: 'skipped', because: notHeld });
  const { observations } = await look(workstation);
  t.ok(observations.every(({ status }) => status === 'skipped'));
});

t.test('what a tape holds no more of a card is held against nobody', async () => {
  const { tape, evidence } = await taped(simWorkstation(healthyWorld));
  const { length } = tape.calls.filter(({ method }) => method === 'transmit');
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: length - 1 }), async held => {
      let place = 0;
      const calls = tape.calls.filter(({ method }) => method !== 'transmit' || place++ < held);
      const { observations } = await look(replaying({ ...tape, calls }));
      const left = observations.filter(({ status }) => status !== 'answered');
      const application = left.find(({ question }) => question === 'card.application');
      if (application?.status !== 'skipped' || application.because !== notHeld)
        throw new Error(JSON.stringify(application));
      const answers = observations.filter(({ status }) => status === 'answered');
      const why = answers.map(it => difference(evidence.observations.find(as(it)), it)).find(Boolean);
      if (why !== undefined) throw new Error(why ?? '');
    }),
    { numRuns: 20 },
  );
});

t.test('a tape that broke off answers nothing otherwise than the whole tape does', async t => {
  const lengths = new Set<number>();
  await fc.assert(
    fc.asyncProperty(anyWorld, fc.double({ min: 0, max: 1, noNaN: true }), async (world, part) => {
      const { tape, evidence } = await taped(simWorkstation(world));
      const calls = tape.calls.slice(0, Math.floor(part * tape.calls.length));
      const { observations } = await look(replaying({ ...tape, calls, whole: false }));
      const answers = observations.filter(({ status }) => status === 'answered');
      for (const answer of answers) {
        const why = difference(evidence.observations.find(as(answer)), answer);
        if (why !== null) throw new Error(`${answer.question}: ${why}`);
      }
      lengths.add(answers.length);
    }),
    { numRuns: 200 },
  );
  t.ok(lengths.size > 5, 'some of it is answered');
});

t.test('a card answers in another order too, and goes on where the answer began', async t => {
  const told = (place: number, command: string, answer: string): Call => ({
    asked: place,
    told: place,
    at: 0,
    door: 'readers',
    method: 'transmit',
    session: 1,
    args: [command],
    outcome: ok(answer),
  });
  const connect: Call = {
    ...told(1, '', ''),
    method: 'connect',
    args: ['a reader'],
    outcome: ok({ session: 1, atr: '3B 00', protocol: 'T=0' }),
  };
  const { session: _, ...connected } = connect;
  const calls = [
    connected,
    told(2, '00 CB 01', 'AA 61 01'),
    told(3, '00 C0 00 00 01', 'A2 90 00'),
    told(4, '00 CB 02', 'BB 61 01'),
    told(5, '00 C0 00 00 01', 'B2 90 00'),
  ];
  const card = await replaying({ header: tapeHeader, calls, whole: true }).readers.connect('a reader', 1000);
  if (card.kind !== 'ok') throw new Error(card.kind);
  const says = async (command: string) => {
    const answer = await card.value.transmit(hex(command), 1000);
    return answer.kind === 'ok' ? Buffer.from(answer.value).toString('hex') : answer.kind;
  };
  t.equal(await says('00CB02'), 'bb6101');
  t.equal(await says('00C0000001'), 'b29000');
  t.equal(await says('00CB01'), 'aa6101');
  t.equal(await says('00C0000001'), 'a29000');
  t.equal(await says('00CB02'), 'bb6101', 'once more');
  t.equal(await says('00CB03'), 'skipped');
});
