import { readFileSync } from 'node:fs';
import { healthyWorld } from '../../../sim/healthy-world.ts';
import { simWorkstation } from '../../../sim/workstation.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import { investigate } from '../../../src/investigate.ts';
import { fineStopwatch, realClock } from '../../clock.ts';
import { realNetwork } from '../real-network.ts';
import type { Errand, Found } from './resident.ts';

/** A workstation in good order, but for the real network that it is on. */
const workstationOn = ({ roots }: Pick<Guidance, 'roots'>) => ({
  ...simWorkstation({ ...healthyWorld, software: { ...healthyWorld.software, identityAgent: null } }),
  clock: realClock,
  network: realNetwork({ roots }),
});

const run = async ({ guidanceFile, env, unset, deadline }: Errand): Promise<void> => {
  for (const name of unset) delete process.env[name];
  Object.assign(process.env, env);
  const guidance: Guidance = JSON.parse(readFileSync(guidanceFile, 'utf8'));
  const elapsed = fineStopwatch();
  const evidence = await investigate(workstationOn(guidance), { guidance, symptom: null, deadline });
  const found: Found = { evidence, took: elapsed(), mostMemory: process.resourceUsage().maxRSS * 1024 };
  process.send?.(found);
};

process.on('message', run);
