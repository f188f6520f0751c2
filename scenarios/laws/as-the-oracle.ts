import fc from 'fast-check';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { demandsOf } from '../oracle/demands.ts';
import { isWithinReach } from '../oracle/explain.ts';
import { unlikeTheModel, unlikeTheOracle } from '../oracle/unlike.ts';
import { agree, brokenBy, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** Evidence without the observations that are lost, in turn, over and over. */
const without = (evidence: Evidence, lost: readonly boolean[]): Evidence => ({
  ...evidence,
  observations: evidence.observations.filter((_, i) => lost[i % lost.length] !== true),
});

/** Open hypotheses of incomplete evidence that are tried in all sets: with more, one run takes as long as a thousand. */
const mostOpen = 12;

/** The search for explanations leaves nothing out and adds nothing; what leaves too many sets to try, or too many to list, nobody tries. */
export const explainedAsByBruteForce = law(
  'explained-as-by-brute-force',
  'The explanations are exactly the smallest sets of causes that trying every set finds, however much was looked at.',
  fc.record({
    broken: brokenBy({ min: 0, max: 5 }),
    lost: fc.array(fc.constantFrom(false, false, false, false, true), { maxLength: 31 }),
  }),
  async ({ broken, lost }, subject) => {
    const evidence = without(await lookAt(worldFrom(broken, subject), subject), lost);
    const diagnosis = subject.diagnose(evidence);
    const { demands } = demandsOf(evidence, defaultGuidance);
    const isTried = lost.length === 0 || (diagnosis.complete && isWithinReach(demands, mostOpen));
    return isTried ? unlikeTheOracle(evidence, diagnosis) : null;
  },
);

/** The table of causes and the simulator, which does not read it, tell of the same world. */
export const shownAsPredicted = law(
  'shown-as-predicted',
  'What a broken workstation shows is what the causal model says that its true causes show.',
  brokenBy({ min: 0, max: 4 }),
  async (broken, subject) =>
    unlikeTheModel(broken.faults, await lookAt(worldFrom(broken, subject), subject), agree),
);
