import { type Fault, inflictAll } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { truthOf } from '../atlas.ts';
import type { Truth } from '../format/scenario.ts';
import { type Named, wordOf } from './book.ts';
import { explain } from './explain.ts';
import { type Disagreement, disagreements } from './predict.ts';
import { truthsOf } from './together.ts';

type Sets = readonly (readonly Named[])[];

/** What is tried: how a world is looked at, and what is concluded from it. */
export interface Accused {
  readonly look: (world: World) => Promise<Evidence>;
  /** None where there is nothing to explain, or nothing explains it. */
  readonly diagnose: (evidence: Evidence) => { readonly verdict: string; readonly explanations: Sets };
  /** Whether none of these faults keeps another from striking, or from being what it is alone. */
  readonly agree: (faults: readonly Fault[]) => boolean;
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

const inWords = (sets: Sets): string =>
  sets
    .map(set => set.map(wordOf).sort().join(' and '))
    .sort()
    .join(', or ');

/** Who saw what a row answers; each check of a person is a look of its own. Where faults undo each other, each may have met different ones. */
const witnessOf = ({ row }: Disagreement): string =>
  row === 'symptom' || /^(person|directory)\./.test(row) ? row : 'machine';

/** Which answers the truth cannot give, in words; null when it can give all. */
const unlikeTheModel = (faults: readonly Fault[], evidence: Evidence, { agree }: Accused): string | null => {
  const unlike = (truth: readonly Truth[]) => disagreements(truth, evidence, defaultGuidance);
  const all = unlike(faults.flatMap(truthOf));
  if (all.length === 0) return null;
  if (!agree(faults)) {
    const each = truthsOf(faults).map(unlike);
    const isBelieved = (who: string) => each.some(one => !one.some(row => witnessOf(row) === who));
    if (all.map(witnessOf).every(isBelieved)) return null;
  }
  const inFull = all.map(
    ({ row, seen, predicted }) => `${row} = ${seen}, not ${predicted.join(' or ') || 'asked'}`,
  );
  return inFull.join('; ');
};

/** How the diagnosis and the oracle differ, in words; null when they do not. */
const unlikeTheOracle = (evidence: Evidence, { diagnose }: Accused): string | null => {
  const { verdict, explanations } = diagnose(evidence);
  const found = verdict === 'healthy' ? 'nothing' : inWords(explanations);
  const sets = explain(evidence, defaultGuidance);
  const expected = sets[0]?.length === 0 ? 'nothing' : inWords(sets);
  return found === expected ? null : `found ${found || 'no explanation'}, the oracle ${expected || 'none'}`;
};

/** Tries every case: its evidence is diagnosed and explained by brute force, and held against the model. */
export const sweep = async (cases: Iterable<Case>, accused: Accused): Promise<Sweep> => {
  const result = { cases: 0, mismatches: [] as string[], disagreements: [] as string[] };
  for (const { faults, told } of cases) {
    const evidence = await accused.look(inflictAll({ ...healthyWorld, ...told }, faults));
    const words = JSON.stringify(faults);
    const mismatch = unlikeTheOracle(evidence, accused);
    const disagreement = unlikeTheModel(faults, evidence, accused);
    if (mismatch !== null) result.mismatches.push(`${words}: ${mismatch}`);
    if (disagreement !== null) result.disagreements.push(`${words}: ${disagreement}`);
    result.cases += 1;
  }
  return result;
};
