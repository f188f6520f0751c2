import { inWords as wordOf } from '../../scenarios/judge/matching.ts';
import { explain } from '../../scenarios/oracle/explain.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { Judge } from './judge.ts';

type Sets = readonly (readonly {
  readonly cause: string;
  readonly target?: string;
  readonly how?: string;
}[])[];

const inWords = (sets: Sets): string =>
  sets
    .map(set => set.map(wordOf).sort().join(' and '))
    .sort()
    .join(', or ');

/** More open questions than brute force can try. */
const solvedBy = (evidence: Evidence): string | null => {
  try {
    return inWords(explain(evidence, defaultGuidance));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** Whether each evidence is explained by exactly the sets that brute force finds. It reads the sound table: a slip in that it cannot see. */
export const oracleJudge = (evidence: readonly Evidence[]): Judge => {
  let solved: readonly (string | null)[] | null = null;
  return {
    name: 'oracle',
    of: 'source',
    judge: async ({ diagnose }) => {
      solved ??= evidence.map(solvedBy);
      for (const [i, seen] of evidence.entries()) {
        const expected = solved[i];
        const found = inWords(diagnose(seen).explanations);
        if (expected !== null && found !== expected) return `${found}, where brute force finds ${expected}`;
      }
      return null;
    },
  };
};
