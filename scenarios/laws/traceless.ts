import fc from 'fast-check';
import { inflictAll } from '../../sim/faults/faults.ts';
import { anyFaults, anyWorlds } from './any-worlds.ts';
import { difference } from './difference.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

const brokenWorlds = fc
  .record({ world: anyWorlds, faults: anyFaults })
  .map(({ world, faults }) => inflictAll(world, faults));

/** Looking must not cost the user a passcode try, nor the card a byte. */
export const cardLeftAsItWas = law(
  'card-left-as-it-was',
  'An investigation leaves the passcode tries and the data of every card as they were.',
  brokenWorlds,
  async (world, { workstationOf, investigate }) => {
    const workstation = workstationOf(world);
    const before = workstation.cardStates();
    await investigate(workstation, null);
    return difference(before, workstation.cardStates());
  },
);

/** Nothing depends on the time of day, on dice, or on what was looked at before. */
export const sameWorldSameBytes = law(
  'same-world-same-bytes',
  'The same world gives the same symptom, the same evidence and the same diagnosis, byte for byte.',
  brokenWorlds,
  async (world, subject) => {
    const once = async () => {
      const evidence = await lookAt(world, subject);
      return { evidence, diagnosis: subject.diagnose(evidence) };
    };
    return difference(await once(), await once());
  },
);
