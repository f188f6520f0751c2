import type { Judgement } from '../../../scenarios/judge/judge.ts';
import { judge } from '../../../scenarios/judge/judge.ts';
import { diagnose } from '../../../src/diagnose/diagnose.ts';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import { inTurns } from '../../in-turns.ts';
import { type Answers, answersIn, networkPart, simulated } from './answers.ts';
import type { Case } from './cases/case.ts';
import { examine } from './examine.ts';
import type { Lab } from './lab.ts';

/** What became of a case. */
export interface Result {
  readonly found: Case;
  readonly real: Answers;
  /** Null where the simulator has no such fault. */
  readonly simulated: Answers | null;
  readonly judgement: Judgement;
}

/** Milliseconds for each probe; and for a second look, alone, where a busy machine may have been in haste. */
const deadlines = { first: 5000, second: 15_000 };
const atOnce = 3;

const resultOf = async (lab: Lab, found: Case, deadline: number): Promise<Result> => {
  const evidence = networkPart(await examine(lab, found.troubles, deadline));
  return {
    found,
    real: answersIn(evidence),
    simulated: typeof found.faults === 'string' ? null : await simulated(found.faults),
    judgement: judge(found, diagnose(evidence, defaultGuidance)),
  };
};

/** Takes every case through the lab; what is not right at once is looked at again by itself, with time to spare. */
export const results = async (lab: Lab, cases: readonly Case[]): Promise<readonly Result[]> => {
  const first = await inTurns(cases, atOnce, found => resultOf(lab, found, deadlines.first));
  return inTurns(first, 1, async result =>
    result.judgement.judgement === 'right' ? result : resultOf(lab, result.found, deadlines.second),
  );
};
