import fc from 'fast-check';
import type { Evidence, Observation } from '../../src/evidence/evidence.ts';
import { contradicted } from '../judge/contradicted.ts';
import { brokenBy, truthOfAll, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

const fates = ['kept', 'lost', 'failed', 'skipped'] as const;
type Fate = (typeof fates)[number];

const meet = (observation: Observation, fate: Fate): readonly Observation[] => {
  const { question, target, by, ms } = observation;
  const asked = { question, by, ms, ...(target === undefined ? {} : { target }) };
  switch (fate) {
    case 'kept':
      return [observation];
    case 'lost':
      return [];
    case 'failed':
      return [{ ...asked, status: 'failed', code: 'timed-out', detail: '' }];
    case 'skipped':
      return [{ ...asked, status: 'skipped', because: 'not tried' }];
  }
};

interface Loss {
  /** What becomes of each observation in turn, over and over. */
  readonly fates: readonly Fate[];
  readonly symptomKnown: boolean;
}

const lose = (evidence: Evidence, { fates: list, symptomKnown }: Loss): Evidence => ({
  ...evidence,
  symptom: symptomKnown ? evidence.symptom : null,
  observations: evidence.observations.flatMap((observation, i) =>
    meet(observation, list[i % list.length] ?? 'kept'),
  ),
});

/** Evidence that is not there must never count as evidence. */
export const lostEvidenceNeverWrong = law(
  'lost-evidence-never-wrong',
  'Whatever evidence is lost, the true causes stay possible, and nothing false is named for certain.',
  fc.record({
    broken: brokenBy({ min: 0, max: 3 }),
    loss: fc.record({
      fates: fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 31 }),
      symptomKnown: fc.boolean(),
    }),
  }),
  async ({ broken, loss }, subject) => {
    const evidence = await lookAt(worldFrom(broken, subject), subject);
    return contradicted(truthOfAll(broken.faults), subject.diagnose(lose(evidence, loss)));
  },
);
