import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Truth } from '../format/scenario.ts';
import { allGroups, allInWords, inWords, mayBeCause } from './matching.ts';

/**
 * Why a diagnosis cannot be squared with the truth, in plain words; null when it can. It must leave the truth possible:
 * some explanation names nothing but true causes, and no true cause is ruled out. Missing evidence excuses nothing of this; only
 * what stands in a list that was cut off may be all false.
 */
export const contradicted = (truth: readonly Truth[], diagnosis: Diagnosis): string | null => {
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
