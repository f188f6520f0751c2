import t from 'tap';
import type { Fault } from '../../sim/faults/faults.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { accused } from '../laws/accused.ts';
import { lookAt, product } from '../laws/subject.ts';
import { apart } from '../testing/apart.ts';
import { type Accused, type Case, sweep } from './sweep.ts';
import type * as work from './testing/sweeps.ts';
import { sweeps } from './testing/sweeps.ts';

t.setTimeout(600_000);

const swept = apart<typeof work>('testing/sweeps', import.meta.url);

for (const name of sweeps)
  t.test(name, async t => {
    const { cases, mismatches, disagreements } = await swept('swept', name);
    t.ok(cases > 0);
    t.same(mismatches.slice(0, 5), [], `what explains ${cases} cases is what the oracle finds`);
    t.same(disagreements.slice(0, 5), [], `what ${cases} cases show is what the model predicts`);
  });

const one = (fault: Fault): readonly Case[] => [{ faults: [fault] }];

t.test('a diagnosis that leaves out one explanation is found out', async t => {
  const hasty: Accused = {
    ...accused,
    diagnose: evidence => {
      const { verdict, explanations } = product.diagnose(evidence);
      return { verdict, explanations: explanations.slice(0, 1) };
    },
  };
  const { mismatches, disagreements } = await sweep(one({ kind: 'close-profile' }), hasty);
  t.match(mismatches, [/close-profile.*: found profile-closed *, the oracle no-roles *, or profile-closed/]);
  t.same(disagreements, []);
});

t.test('a simulator that shows something else is found out, and the row is named', async t => {
  const spoilt = (evidence: Evidence): Evidence => ({
    ...evidence,
    observations: evidence.observations.map(seen =>
      seen.question === 'pcsc.service' && seen.status === 'answered' ? { ...seen, answer: 'silent' } : seen,
    ),
  });
  const { mismatches, disagreements } = await sweep(one({ kind: 'stop-smartcard-service' }), {
    ...accused,
    look: async world => spoilt(await lookAt(world, product)),
  });
  t.same(mismatches, []);
  t.match(disagreements, [/stop-smartcard-service.*: pcsc\.service = silent, not stopped/]);
});
