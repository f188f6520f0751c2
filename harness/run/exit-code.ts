import { fails, judgedIn } from '../../reports/outcomes.ts';
import type { RunRecord } from '../../reports/record.ts';

/**
 * 0 all right and the canary was caught; 1 a scenario or law failed; 3 the canary was not caught, so nothing else counts, or
 * nothing failed but the run was interrupted before its end.
 */
export const runExitCode = (record: RunRecord): number => {
  if (record.canary !== 'caught') return 3;
  if (judgedIn(record).some(({ outcome }) => fails(outcome))) return 1;
  return record.interrupted === true ? 3 : 0;
};
