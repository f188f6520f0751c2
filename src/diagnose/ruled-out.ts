import { type CauseId, causeIds } from '../model/causes.ts';
import type { Scope } from '../model/row.ts';
import { type Inversion, inversionOf } from './invert.ts';
import type { Problem } from './problem.ts';

const impossible = ({ hypotheses }: Problem, { possible }: Inversion): readonly CauseId[] => {
  const open = new Set<CauseId>();
  hypotheses.forEach(({ cause }, index) => {
    if (!open.has(cause) && possible(index)) open.add(cause);
  });
  return causeIds.filter(cause => !open.has(cause));
};

/**
 * Causes that no solution holds. As long as a reader may lack its driver, one may be missing from the list, and what nobody
 * can know of that reader and its card is not ruled out.
 */
export const ruledOut = (
  problem: Problem,
  inversion: Inversion,
  { hosts, readers }: Scope,
  problemIn: (scope: Scope) => Problem,
): readonly CauseId[] => {
  const causes = impossible(problem, inversion);
  if (readers.includes(undefined) || causes.includes('reader-driver-missing')) return causes;
  const wider = problemIn({ hosts, readers: [...readers, undefined] });
  return impossible(wider, inversionOf(wider.constraints, wider.bearing));
};
