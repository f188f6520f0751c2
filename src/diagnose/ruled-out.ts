import { type CauseId, causeIds } from '../model/causes.ts';
import type { Inversion } from './invert.ts';
import type { Problem } from './problem.ts';

/** Causes that no solution holds, wherever and in whatever way. */
export const ruledOut = ({ hypotheses }: Problem, { possible }: Inversion): readonly CauseId[] => {
  const open = new Set<CauseId>();
  hypotheses.forEach(({ cause }, index) => {
    if (!open.has(cause) && possible(index)) open.add(cause);
  });
  return causeIds.filter(cause => !open.has(cause));
};
