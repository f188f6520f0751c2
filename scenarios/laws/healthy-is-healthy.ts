import { healthyWorlds } from './healthy-worlds.ts';
import { law } from './law.ts';
import { judgeEvidence, lookAt } from './look.ts';

/** No fault, no finding. */
export const healthyIsHealthy = law(
  'healthy-is-healthy',
  'A workstation in good order is called healthy, whatever its versions, readers and dates, and whoever answers.',
  healthyWorlds,
  async world => {
    const evidence = await lookAt(world);
    if (evidence.symptom !== 'none') return `the log-in ended in ${evidence.symptom}`;
    const { verdict, explanations } = judgeEvidence(evidence);
    return verdict === 'healthy' ? null : `${verdict}: ${JSON.stringify(explanations)}`;
  },
);
