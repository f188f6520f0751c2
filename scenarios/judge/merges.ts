import type { Truth } from '../format/scenario.ts';
import type { Explanation } from './matching.ts';

/** Groups of causes that look the same somewhere: on real hardware, an empty reader and a mute card. */
export type Merges = readonly (readonly string[])[];

const alternatives = (truth: Truth, merges: Merges): readonly Truth[] => {
  const group = merges.find(causes => causes.includes(truth.cause)) ?? [];
  return [truth, ...group.filter(cause => cause !== truth.cause).map(cause => ({ cause }))];
};

/** The expected explanations, widened by every exchange of a cause for one that looks the same. */
export const merged = (expected: readonly Explanation[], merges: Merges): readonly Explanation[] =>
  expected.flatMap(explanation =>
    explanation.reduce<readonly Explanation[]>(
      (partial, truth) =>
        partial.flatMap(before => alternatives(truth, merges).map(other => [...before, other])),
      [[]],
    ),
  );
