import type { Fault } from '../../../sim/faults/faults.ts';
import { inflictAll } from '../../../sim/faults/faults.ts';
import { healthyWorld } from '../../../sim/healthy-world.ts';
import { simWorkstation } from '../../../sim/workstation.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { questionKey } from '../../../src/evidence/questions.ts';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import { investigate } from '../../../src/investigate.ts';

/** What was answered, by question and host; a question that was left open has no entry. */
export type Answers = Readonly<Record<string, string>>;

/** What the evidence says of the network, and of the clock that hosts on it tell. */
export const networkPart = (evidence: Evidence): Evidence => ({
  ...evidence,
  symptom: null,
  observations: evidence.observations.filter(({ question }) => /^(network|clock)\./.test(question)),
});

export const answersIn = (evidence: Evidence): Answers =>
  Object.fromEntries(
    networkPart(evidence).observations.flatMap(observation =>
      observation.status === 'answered'
        ? [[questionKey(observation.question, observation.target), observation.answer]]
        : [],
    ),
  );

/** The lab has no HSCN, and no workstation of it a client that needs one. */
const healthy = { ...healthyWorld, software: { ...healthyWorld.software, identityAgent: null } };

/** What the simulator answers with these faults. */
export const simulated = async (faults: readonly Fault[]): Promise<Answers> => {
  const workstation = simWorkstation(inflictAll(healthy, faults));
  return answersIn(
    await investigate(workstation, { guidance: defaultGuidance, symptom: null, deadline: 5000 }),
  );
};
