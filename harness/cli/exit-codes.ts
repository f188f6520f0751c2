import type { Verdict } from '../../src/diagnose/diagnosis.ts';

/** The tool could not run: bad input, or a part is missing. */
export const cannotRun = 3;

/** Exit code of `diagnose` by its verdict. */
export const verdictCodes: { readonly [verdict in Verdict]: number } = {
  healthy: 0,
  explained: 1,
  inconclusive: 2,
  unexplained: 2,
};
