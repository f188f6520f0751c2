import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Truth } from '../format/scenario.ts';
import { allGroups, allInWords, inWords, mayBeCause } from './matching.ts';

/**
 * Why a diagnosis denies the truth, in plain words; null when it leaves it possible: some explanation names nothing but
 * true causes, and no true cause is ruled out. Missing evidence excuses nothing of this; only what stands in a list that was
 * cut off may be all false.
 */
export const denied = (truth: readonly Truth[], diagnosis: Diagnosis): string | null => {
  const { verdict, explanations, complete, excluded } = diagnosis;
  if (verdict === 'unexplained') return `nothing explains ${diagnosis.contradiction.join(', ')}`;
  const possible = (explanation: Diagnosis['explanations'][number]) =>
    explanation.every(finding => truth.some(one => mayBeCause(one, finding)));
  const ruledOut = truth.find(({ cause }) => excluded.some(id => id === cause));
  if (ruledOut !== undefined) return `${inWords(ruledOut)} is true and was ruled out`;
  if (verdict === 'healthy' || explanations.length === 0 || !complete) return null;
  if (explanations.some(possible)) return null;
  const told = truth.length === 0 ? 'nothing is broken' : `the truth is ${allInWords(truth)}`;
  return `named ${allGroups(explanations)}, but ${told}`;
};

/** Whether a cause is named, called hidden, or said to be unassessed, in whatever way it came about. */
const isToldOf = ({ how: _, ...place }: Truth, { explanations, hidden, unassessed }: Diagnosis): boolean =>
  [...explanations.flat(), ...hidden, ...unassessed].some(one => mayBeCause(place, one));

/** Why a diagnosis denies the truth or passes over a part of it; null when it does neither. All may be well only beside what is still to be asked. */
export const contradicted = (truth: readonly Truth[], diagnosis: Diagnosis): string | null => {
  const passedOver = truth.find(one => !isToldOf(one, diagnosis));
  return (
    denied(truth, diagnosis) ??
    (passedOver === undefined
      ? null
      : `${inWords(passedOver)} is neither named nor hidden nor to be assessed`)
  );
};
