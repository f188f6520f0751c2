import { type Judgement, judge } from '../../../scenarios/judge/judge.ts';
import type { Diagnosis } from '../../../src/diagnose/diagnosis.ts';
import { inTurns } from '../../in-turns.ts';
import { type Answers, answersIn, simulated } from './answers.ts';
import type { Case } from './cases/case.ts';
import { examine } from './examine.ts';
import { type Comparison, compared } from './known-differences.ts';
import type { Lab } from './lab.ts';

/** What became of a case. */
export interface Result {
  readonly found: Case;
  readonly real: Answers;
  readonly diagnosis: Diagnosis;
  readonly judgement: Judgement;
  /** Null where the simulator has no such fault. */
  readonly comparison: Comparison | null;
}

/** Milliseconds for each probe; and for a second look, with one beside it, where a busy machine may have been in haste. */
const deadlines = { first: 5000, second: 15_000 };
const atOnce = 4;

const resultOf = async (lab: Lab, found: Case, deadline: number): Promise<Result> => {
  const by = found.byCommand === true ? 'command' : 'resident';
  const { evidence, diagnosis } = await examine(lab, found.troubles, deadline, by);
  const real = answersIn(evidence);
  return {
    found,
    real,
    diagnosis,
    judgement: judge(found, diagnosis),
    comparison:
      typeof found.faults === 'string' ? null : compared(found.name, real, await simulated(found.faults)),
  };
};

const isAsExpected = ({ judgement, comparison }: Result): boolean =>
  judgement.judgement === 'right' && comparison?.kind !== 'other';

/** Takes every case through the lab; what is not as expected is looked at again, with time to spare. */
export const results = async (lab: Lab, cases: readonly Case[]): Promise<readonly Result[]> => {
  const first = await inTurns(cases, atOnce, found => resultOf(lab, found, deadlines.first));
  return inTurns(first, 2, async result =>
    isAsExpected(result) ? result : resultOf(lab, result.found, deadlines.second),
  );
};
