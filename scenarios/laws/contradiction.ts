import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { answersIn, frameOf, onlyWith } from './answers.ts';
import type { Subject } from './subject.ts';

/**
 * Why an unexplained diagnosis does not show what it should, in plain words; null when it does: nothing is named nor ruled
 * out, and the answers shown are of the evidence, cannot all be true, and could without any one of them.
 */
export const badContradiction = (
  evidence: Evidence,
  { explanations, excluded, contradiction }: Diagnosis,
  { diagnose }: Subject,
): string | null => {
  if (explanations.length > 0 || excluded.length > 0)
    return 'unexplained, and yet something is named or ruled out';
  const shown = new Set(contradiction);
  const answers = answersIn(evidence);
  const strange = contradiction.find(words => !answers.includes(words));
  if (strange !== undefined) return `${strange} is shown, which nobody answered`;
  const isUnexplained = (...some: readonly string[]) =>
    diagnose(onlyWith(evidence, new Set(some))).verdict === 'unexplained';
  // Without an answer that says what readers and hosts there are, the rest is about others.
  const frame = frameOf(evidence).filter(words => !shown.has(words));
  if (!isUnexplained(...shown, ...frame)) return `${contradiction.join(', ')} can all be true`;
  const spare = contradiction.find(words => {
    const others = contradiction.filter(other => other !== words);
    return isUnexplained(...others) && isUnexplained(...others, ...frame);
  });
  return spare === undefined ? null : `${spare} is no part of the contradiction`;
};
