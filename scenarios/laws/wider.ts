import type { Diagnosis, Finding } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { allGroups } from '../judge/matching.ts';
import { isWithoutAgent } from './answers.ts';

type Explanation = Diagnosis['explanations'][number];

/** With less evidence a reader may have lost its name. */
const mayBe = (wide: Finding, narrow: Finding): boolean =>
  wide.cause === narrow.cause &&
  wide.how === narrow.how &&
  (wide.target === undefined || wide.target === narrow.target);

const holds = (whole: Explanation, part: Explanation): boolean =>
  part.every(wide => whole.some(narrow => mayBe(wide, narrow)));

/** Every explanation, that nothing is wrong among them; none when the answers contradict each other. */
const explanationsOf = ({ verdict, explanations }: Diagnosis): readonly Explanation[] =>
  verdict !== 'unexplained' && explanations.length === 0 ? [[]] : explanations;

/** Evidence, and what was made of it. */
export interface Diagnosed {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
}

/**
 * Why a diagnosis is not as wide as one of more evidence, in plain words; null when it is: each explanation of more evidence
 * holds one of less, and what less evidence rules out, more rules out too. Lists that were cut off are not compared, nor
 * explanations that are about other hosts.
 */
export const notWider = (
  { evidence, diagnosis: less }: Diagnosed,
  { evidence: moreEvidence, diagnosis: more }: Diagnosed,
): string | null => {
  if (!less.complete || !more.complete) return null;
  const [wide, narrow] = [explanationsOf(less), explanationsOf(more)];
  const lost = narrow.find(whole => !wide.some(part => holds(whole, part)));
  if (lost !== undefined && isWithoutAgent(evidence) === isWithoutAgent(moreEvidence))
    return `${allGroups([lost]) || 'nothing'} explains more evidence, and of less only ${allGroups(wide) || 'nothing'} a part`;
  const gained = less.excluded.find(
    cause => more.verdict !== 'unexplained' && !more.excluded.includes(cause),
  );
  return gained === undefined ? null : `${gained} is ruled out by less evidence and possible with more`;
};
