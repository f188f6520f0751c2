import t, { type Test } from 'tap';
import type { Fault } from '../../sim/faults/faults.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { agree } from '../laws/fault-sets.ts';
import { lookAt, product } from '../laws/subject.ts';
import { pairs, samples, singles, singlesTold } from './cases.ts';
import { type Accused, type Case, sweep } from './sweep.ts';

t.setTimeout(600_000);

const accused: Accused = {
  look: world => lookAt(world, product),
  diagnose: product.diagnose,
  agree: faults => agree(faults.map(({ kind }) => kind)),
};

const spotless = async (t: Test, cases: Iterable<Case>) => {
  const { cases: tried, mismatches, disagreements } = await sweep(cases, accused);
  t.same(mismatches.slice(0, 5), [], `what explains ${tried} cases is what the oracle finds`);
  t.same(disagreements.slice(0, 5), [], `what ${tried} cases show is what the model predicts`);
};

t.test('every single fault, nobody answering', t => spotless(t, singles()));

t.test('every single fault, everybody answering', t => spotless(t, singlesTold(1)));

// The night tries every pair with more numbers.
t.test('every pair of faults, nobody answering', t => spotless(t, pairs(1)));

t.test('some triples of faults', t => spotless(t, samples(3, { seed: 1002, runs: 1000 })));

t.test('what is inflicted after the only card is another one', t =>
  spotless(t, [
    {
      faults: [
        { kind: 'take-card' },
        { kind: 'insert-second-card' },
        { kind: 'echo-command', afterCommands: 11 },
      ],
    },
  ]),
);

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
