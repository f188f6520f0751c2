import { inflictAll } from '../../sim/faults/faults.ts';
import { logIn } from '../../sim/log-in/log-in.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { World } from '../../sim/world.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import type { Symptom } from '../../src/evidence/questions.ts';
import { defaultGuidance as guidance } from '../../src/guidance/default.ts';
import { investigate } from '../../src/investigate.ts';

/** Virtual milliseconds that each probe may take. */
export const deadline = 5000;

/** What a law tries, part by part, so that a test can put a faulty part in the place of a good one. */
export interface Subject {
  readonly inflict: typeof inflictAll;
  readonly logIn: typeof logIn;
  readonly workstationOf: typeof simWorkstation;
  readonly investigate: (workstation: Workstation, symptom: Symptom | null) => Promise<Evidence>;
  readonly diagnose: (evidence: Evidence) => Diagnosis;
}

/** The simulator, the probes and the diagnosis as they are. */
export const product: Subject = {
  inflict: inflictAll,
  logIn,
  workstationOf: simWorkstation,
  investigate: (workstation, symptom) => investigate(workstation, { guidance, symptom, deadline }),
  diagnose: evidence => diagnose(evidence, guidance),
};

/** The evidence of a simulated workstation, with the symptom that its log-in shows. */
export const lookAt = async (
  world: World,
  { logIn, workstationOf, investigate }: Omit<Subject, 'diagnose'>,
): Promise<Evidence> => {
  const { symptom } = await logIn(world);
  return investigate(workstationOf(world), symptom);
};
