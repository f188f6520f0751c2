import type { SimWorkstation } from '../../../sim/workstation.ts';
import { diagnose } from '../../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../../src/diagnose/diagnosis.ts';
import type { Workstation } from '../../../src/doors/workstation.ts';
import type { Evidence, Observation } from '../../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import type { Model, Row } from '../../../src/model/row.ts';
import { table } from '../../../src/model/table.ts';
import type { Law } from '../law.ts';
import { product, type Subject } from '../subject.ts';

/** A mistake that somebody could make, made in memory, and the law that must find it. */
export interface Planted {
  readonly name: string;
  /** What is wrong, in one sentence. */
  readonly does: string;
  readonly subject: Subject;
  readonly caughtBy: Law;
}

/** The product with another causal model: each row changed, or dropped where nothing is left of it. */
export const withRows = (change: (row: Row) => Row | null): Subject => {
  const model: Model = scope => table(scope).flatMap(row => change(row) ?? []);
  return { ...product, diagnose: evidence => diagnose(evidence, defaultGuidance, model) };
};

/** The product with something done to each diagnosis. */
export const withDiagnosis = (change: (diagnosis: Diagnosis) => Diagnosis): Subject => ({
  ...product,
  diagnose: evidence => change(product.diagnose(evidence)),
});

/** The product that reads other evidence than it is given. */
export const readingAs = (change: (evidence: Evidence) => Evidence): Subject => ({
  ...product,
  diagnose: evidence => product.diagnose(change(evidence)),
});

/** The product with something done to each observation that its probes make. */
export const seeingAs = (change: (observation: Observation) => Observation): Subject => ({
  ...product,
  investigate: async (workstation, symptom) => {
    const evidence = await product.investigate(workstation, symptom);
    return { ...evidence, observations: evidence.observations.map(change) };
  },
});

/** The product whose probes meet another workstation than the one that is there. */
export const meeting = (change: (workstation: Workstation) => Workstation): Subject => ({
  ...product,
  investigate: (workstation, symptom) => product.investigate(change(workstation), symptom),
});

/** The product with something done to each simulated workstation. */
export const simulating = (change: (workstation: SimWorkstation) => SimWorkstation): Subject => ({
  ...product,
  workstationOf: (...world) => change(product.workstationOf(...world)),
});

/** The same question, answered. */
export const saying = ({ question, target, by, ms }: Observation, answer: string): Observation => ({
  question,
  by,
  ms,
  ...(target === undefined ? {} : { target }),
  status: 'answered',
  answer,
});
