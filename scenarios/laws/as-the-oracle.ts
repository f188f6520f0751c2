import { unlikeTheModel, unlikeTheOracle } from '../oracle/unlike.ts';
import { agree, brokenBy, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** The search for explanations leaves nothing out and adds nothing. */
export const explainedAsByBruteForce = law(
  'explained-as-by-brute-force',
  'The explanations are exactly the smallest sets of causes that trying every set finds.',
  brokenBy({ min: 0, max: 5 }),
  async (broken, subject) => {
    const evidence = await lookAt(worldFrom(broken, subject), subject);
    return unlikeTheOracle(evidence, subject.diagnose(evidence));
  },
);

/** The table of causes and the simulator, which does not read it, tell of the same world. */
export const shownAsPredicted = law(
  'shown-as-predicted',
  'What a broken workstation shows is what the causal model says that its true causes show.',
  brokenBy({ min: 0, max: 4 }),
  async (broken, subject) =>
    unlikeTheModel(broken.faults, await lookAt(worldFrom(broken, subject), subject), faults =>
      agree(faults.map(({ kind }) => kind)),
    ),
);
