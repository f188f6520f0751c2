import { logIn } from '../../sim/log-in/log-in.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { World } from '../../sim/world.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { investigate } from '../../src/investigate.ts';

/** Virtual milliseconds that each probe may take. */
const deadline = 5000;

/** The evidence of a simulated workstation, with the symptom that its log-in shows. */
export const lookAt = async (world: World): Promise<Evidence> => {
  const { symptom } = await logIn(world);
  return investigate(simWorkstation(world), { guidance: defaultGuidance, symptom, deadline });
};

export const judgeEvidence = (evidence: Evidence): Diagnosis => diagnose(evidence, defaultGuidance);
