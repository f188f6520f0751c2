import fc from 'fast-check';
import { inflictAll } from '../../sim/faults/faults.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { investigate } from '../../src/investigate.ts';
import { anyFaults, anyWorlds } from './any-worlds.ts';
import { difference } from './difference.ts';
import { law } from './law.ts';
import { judgeEvidence, lookAt } from './look.ts';

const brokenWorlds = fc
  .record({ world: anyWorlds, faults: anyFaults })
  .map(({ world, faults }) => inflictAll(world, faults));

/** Looking must not cost the user a passcode try, nor the card a byte. */
export const cardLeftAsItWas = law(
  'card-left-as-it-was',
  'An investigation leaves the passcode tries and the data of every card as they were.',
  brokenWorlds,
  async world => {
    const workstation = simWorkstation(world);
    const before = workstation.cardStates();
    await investigate(workstation, { guidance: defaultGuidance, symptom: null, deadline: 5000 });
    return difference(before, workstation.cardStates());
  },
);

/** Nothing depends on the time of day, on dice, or on what was looked at before. */
export const sameWorldSameBytes = law(
  'same-world-same-bytes',
  'The same world gives the same symptom, the same evidence and the same diagnosis, byte for byte.',
  brokenWorlds,
  async world => {
    const once = async () => {
      const evidence = await lookAt(world);
      return { evidence, diagnosis: judgeEvidence(evidence) };
    };
    return difference(await once(), await once());
  },
);
