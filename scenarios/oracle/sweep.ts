import { type Fault, inflictAll } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import type { Agree } from './together.ts';
import { type Conclusion, unlikeTheModel, unlikeTheOracle } from './unlike.ts';

/** What is tried: how a world is looked at, and what is concluded from it. */
export interface Accused {
  readonly look: (world: World) => Promise<Evidence>;
  readonly diagnose: (evidence: Evidence) => Conclusion;
  readonly agree: Agree;
}

/** Faults, and what else is different from the healthy workstation. */
export interface Case {
  readonly faults: readonly Fault[];
  readonly told?: Partial<World>;
}

/** What came of many cases. */
export interface Sweep {
  readonly cases: number;
  /** Where the diagnosis and the oracle explain the evidence in different ways. */
  readonly mismatches: readonly string[];
  /** Where the simulator shows what the model does not predict of the truth. */
  readonly disagreements: readonly string[];
}

/** Tries every case: its evidence is diagnosed and explained by brute force, and held against the model. */
export const sweep = async (cases: Iterable<Case>, accused: Accused): Promise<Sweep> => {
  const result = { cases: 0, mismatches: [] as string[], disagreements: [] as string[] };
  for (const { faults, told } of cases) {
    const evidence = await accused.look(inflictAll({ ...healthyWorld, ...told }, faults));
    const words = JSON.stringify(faults);
    const mismatch = unlikeTheOracle(evidence, accused.diagnose(evidence));
    const disagreement = unlikeTheModel(faults, evidence, accused.agree);
    if (mismatch !== null) result.mismatches.push(`${words}: ${mismatch}`);
    if (disagreement !== null) result.disagreements.push(`${words}: ${disagreement}`);
    result.cases += 1;
  }
  return result;
};
