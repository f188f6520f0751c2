import { healthyWorlds } from './healthy-worlds.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** No fault, no finding. */
export const healthyIsHealthy = law(
  'healthy-is-healthy',
  'A workstation in good order is called healthy, whatever its versions, readers and dates, and whoever answers.',
  healthyWorlds,
  async (world, subject) => {
    const evidence = await lookAt(world, subject);
    if (evidence.symptom !== 'none') return `the log-in ended in ${evidence.symptom}`;
    const { verdict, explanations } = subject.diagnose(evidence);
    return verdict === 'healthy' ? null : `${verdict}: ${JSON.stringify(explanations)}`;
  },
);
