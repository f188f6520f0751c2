import fc from 'fast-check';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { brokenBy, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';
import { notWider } from './wider.ts';

/** What becomes of an observation: it stays, is lost, or is lost first of all. */
type Fate = 0 | 1 | 2;

/** The observations that are left after so many losses; the symptom counts as one. */
const left = (
  { symptom, observations, ...rest }: Evidence,
  fates: readonly Fate[],
  losses: Fate,
): Evidence => {
  const stays = (i: number) => (fates[i % fates.length] ?? 0) + losses <= 2;
  return {
    ...rest,
    symptom: stays(observations.length) ? symptom : null,
    observations: observations.filter((_, i) => stays(i)),
  };
};

/** Evidence that is not there rules nothing out. */
export const lessEvidenceWidens = law(
  'less-evidence-only-widens',
  'Taking evidence away only widens the answer: what was possible stays so, and nothing more is ruled out.',
  fc.record({
    broken: brokenBy({ min: 0, max: 3 }),
    fates: fc.array(fc.constantFrom<Fate>(0, 1, 2), { minLength: 1, maxLength: 31 }),
  }),
  async ({ broken, fates }, subject) => {
    const seen = await lookAt(worldFrom(broken, subject), subject);
    const after = (losses: Fate) => {
      const evidence = left(seen, fates, losses);
      return { evidence, diagnosis: subject.diagnose(evidence) };
    };
    const more = after(1);
    return notWider(more, after(0)) ?? notWider(after(2), more);
  },
);
