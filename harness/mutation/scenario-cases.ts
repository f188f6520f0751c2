import { worldOf } from '../../scenarios/format/world-of.ts';
import { judge } from '../../scenarios/judge/judge.ts';
import { lookAt } from '../../scenarios/laws/subject.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { investigate } from '../../src/investigate.ts';
import { type ReadScenario, readScenarios } from '../run/scenario-files.ts';
import { underFaults } from '../tape/under-faults.ts';
import type { Looks } from './looks.ts';

/** A scenario file that has been looked at, and what its truth says of a diagnosis. */
export interface ScenarioCase {
  readonly name: string;
  readonly evidence: Evidence;
  readonly wrongWith: (diagnosis: Diagnosis) => string | null;
}

const evidenceOf = async (scenario: ReadScenario, looks: Looks): Promise<Evidence> => {
  const { recorded, faults } = scenario;
  if (recorded === null) return lookAt(worldOf(scenario), looks);
  const { workstation, symptom } = await underFaults(recorded, faults, defaultGuidance);
  return investigate(workstation, { guidance: defaultGuidance, symptom, deadline: recorded.header.timeout });
};

/** Every scenario file that comes with err1002. */
export const scenarioCases = async (looks: Looks): Promise<readonly ScenarioCase[]> => {
  const cases: ScenarioCase[] = [];
  for (const scenario of await readScenarios()) {
    const { name, truth, indistinguishable } = scenario;
    cases.push({
      name,
      evidence: await evidenceOf(scenario, looks),
      wrongWith: diagnosis => {
        const { judgement, why } = judge({ truth, indistinguishable }, diagnosis);
        return judgement === 'right' ? null : `${judgement}: ${why}`;
      },
    });
  }
  return cases;
};
