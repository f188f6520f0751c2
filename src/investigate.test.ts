import fc from 'fast-check';
import t from 'tap';
import { healthyWorld } from '../sim/healthy-world.ts';
import { simWorkstation } from '../sim/workstation.ts';
import type { Workstation } from './doors/workstation.ts';
import { defaultGuidance } from './guidance/default.ts';
import { investigate } from './investigate.ts';
import { failed, ok } from './outcome.ts';
import { probes } from './probes/probes.ts';

const look = (workstation: Workstation) =>
  investigate(workstation, { guidance: defaultGuidance, symptom: null, deadline: 5000 });

t.test('a healthy workstation answers every question that a machine can answer there', async t => {
  const { observations } = await look(simWorkstation(healthyWorld));
  const open = observations.filter(({ status }) => status !== 'answered').map(({ question }) => question);
  t.strictSame(open, ['directory.profile', 'directory.roles']);
});

t.test('a door that throws costs its probe one failed observation and the others nothing', async t => {
  const sound = simWorkstation(healthyWorld);
  const before = await look(sound);
  const after = await look({
    ...sound,
    readers: {
      list: () => {
        throw new Error('broken by ward-pc-17.local');
      },
      connect: sound.readers.connect,
    },
  });
  const crashed = after.observations.filter(({ status }) => status === 'failed');
  t.match(crashed, [{ question: 'pcsc.service', status: 'failed', code: 'crashed', detail: /<inside>/ }]);
  const elsewhere = (question: string) => !/^(pcsc|reader|readers|card)\./.test(question);
  t.strictSame(
    after.observations.filter(({ question }) => elsewhere(question)),
    before.observations.filter(({ question }) => elsewhere(question)),
  );
});

t.test('a probe that never ends is cut off by the clock, and named', async t => {
  const sound = simWorkstation(healthyWorld);
  const evidence = await look({
    ...sound,
    clock: {
      now: () => 0,
      within: async (ms, work) => {
        const first = await Promise.race([work(), new Promise<null>(resolve => setImmediate(resolve, null))]);
        return first === null ? failed('timed-out', '', ms) : ok(first);
      },
    },
    directory: { profile: () => new Promise(() => {}) },
  });
  t.match(
    evidence.observations.filter(({ question }) => question === 'directory.profile'),
    [{ status: 'failed', code: 'timed-out', ms: 5500 }],
  );
});

t.test('progress tells of each probe once, whatever it found', async t => {
  const told: string[] = [];
  await investigate(simWorkstation(healthyWorld), {
    guidance: defaultGuidance,
    symptom: null,
    deadline: 5000,
    onProbe: name => told.push(name),
  });
  t.strictSame(told.toSorted(), probes.map(({ name }) => name).toSorted());
});

t.test('whatever a person says, only the words of the question become evidence', async t => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async said => {
      const sound = simWorkstation(healthyWorld);
      const { observations } = await look({ ...sound, person: { ask: async () => ok(said) } });
      for (const observation of observations)
        if (observation.by === 'person' && observation.status === 'answered')
          t.equal(observation.answer, said);
    }),
    { numRuns: 50 },
  );
  t.pass();
});
