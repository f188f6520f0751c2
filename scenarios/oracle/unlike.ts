import type { Fault } from '../../sim/faults/faults.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { truthOf } from '../atlas.ts';
import type { Truth } from '../format/scenario.ts';
import { type Named, wordOf } from './book.ts';
import { explain } from './explain.ts';
import { type Disagreement, disagreements } from './predict.ts';
import { type Agree, truthsOf } from './together.ts';

type Sets = readonly (readonly Named[])[];

/** What is concluded from evidence; no explanations where there is nothing to explain, or nothing explains it. */
export interface Conclusion {
  readonly verdict: string;
  readonly explanations: Sets;
}

const inWords = (sets: Sets): string =>
  sets
    .map(set => set.map(wordOf).sort().join(' and '))
    .sort()
    .join(', or ');

/** Who saw what a row answers; each check of a person is a look of its own. Where faults undo each other, each may have met different ones. */
const witnessOf = ({ row }: Disagreement): string =>
  row === 'symptom' || /^(person|directory)\./.test(row) ? row : 'machine';

/** Which answers the model says these faults cannot give, in words; null when they can give all. */
export const unlikeTheModel = (faults: readonly Fault[], evidence: Evidence, agree: Agree): string | null => {
  const unlike = (truth: readonly Truth[]) => disagreements(truth, evidence, defaultGuidance);
  const all = unlike(faults.flatMap(truthOf));
  if (all.length === 0) return null;
  if (!agree(faults)) {
    const each = truthsOf(faults, agree).map(unlike);
    const isBelieved = (who: string) => each.some(one => !one.some(row => witnessOf(row) === who));
    if (all.map(witnessOf).every(isBelieved)) return null;
  }
  const inFull = all.map(
    ({ row, seen, predicted }) => `${row} = ${seen}, not ${predicted.join(' or ') || 'asked'}`,
  );
  return inFull.join('; ');
};

/** How a conclusion and the oracle differ, in words; null when they do not. */
export const unlikeTheOracle = (evidence: Evidence, { verdict, explanations }: Conclusion): string | null => {
  const isNothing = verdict === 'healthy' || (verdict === 'inconclusive' && explanations.length === 0);
  const found = isNothing ? 'nothing' : inWords(explanations);
  const sets = explain(evidence, defaultGuidance);
  const expected = sets[0]?.length === 0 ? 'nothing' : inWords(sets);
  return found === expected ? null : `found ${found || 'no explanation'}, the oracle ${expected || 'none'}`;
};
