import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Truth } from '../format/scenario.ts';

/** One explanation of a diagnosis, or one that is expected. */
export type Explanation = readonly Truth[];

/** A cause as a finding names it. */
interface Named {
  readonly cause: string;
  readonly target?: string | undefined;
  readonly how?: string | undefined;
}

/** Whether a finding is this cause; a target or a how that the truth leaves open may be any. */
export const isCause = (truth: Truth, { cause, target, how }: Named): boolean =>
  truth.cause === cause &&
  (truth.target === undefined || truth.target === target) &&
  (truth.how === undefined || truth.how === how);

/** The same where a finding may leave the place open: a reader that could not be listed cannot be named. */
export const mayBeCause = (truth: Truth, finding: Named): boolean =>
  isCause(finding.target === undefined ? { ...truth, target: undefined } : truth, finding);

/** Whether nothing is named but what is true. */
export const within = (found: readonly Named[], truth: Explanation): boolean =>
  found.every(finding => truth.some(one => isCause(one, finding)));

/** Whether exactly the expected causes are named. */
export const same = (found: readonly Named[], expected: Explanation): boolean =>
  within(found, expected) && expected.every(one => found.some(finding => isCause(one, finding)));

/** Whether each explanation found is an expected one, and each expected one is found. */
export const covers = (found: Diagnosis['explanations'], expected: readonly Explanation[]): boolean =>
  expected.every(one => found.some(explanation => same(explanation, one))) &&
  found.every(explanation => expected.some(one => same(explanation, one)));

/** Whether the explanations found are exactly the expected ones, each once. */
export const sameGroup = (found: Diagnosis['explanations'], expected: readonly Explanation[]): boolean =>
  found.length === expected.length && covers(found, expected);

/** `domain-blocked (am.example, dns)`, as a person reads it. */
export const inWords = ({ cause, target, how }: Named): string => {
  const where = [target, how].filter(part => part !== undefined);
  return where.length === 0 ? cause : `${cause} (${where.join(', ')})`;
};

export const allInWords = (causes: readonly Named[]): string => causes.map(inWords).join(' and ');

/** Explanations as alternatives, the first few in full. */
export const allGroups = (explanations: readonly (readonly Named[])[]): string => {
  const more = explanations.length - mostInFull;
  const shown = explanations.slice(0, mostInFull).map(allInWords).join(', or ');
  return more > 0 ? `${shown}, or ${more} more` : shown;
};

const mostInFull = 6;
