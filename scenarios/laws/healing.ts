import fc from 'fast-check';
import type { Diagnosis, Finding } from '../../src/diagnose/diagnosis.ts';
import { truthOf } from '../atlas.ts';
import { contradicted } from '../judge/contradicted.ts';
import { allGroups, inWords, mayBeCause } from '../judge/matching.ts';
import { type Broken, brokenBy, truthOfAll, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt, type Subject } from './subject.ts';

const diagnosisOf = async (broken: Broken, subject: Subject): Promise<Diagnosis> =>
  subject.diagnose(await lookAt(worldFrom(broken, subject), subject));

/** What is left when everything is mended that has one of these causes. */
const mended = (broken: Broken, named: readonly Finding[]): Broken => ({
  ...broken,
  faults: broken.faults.filter(
    fault => !truthOf(fault).some(one => named.some(finding => mayBeCause(one, finding))),
  ),
});

const isSame = (one: Finding, other: Finding): boolean =>
  one.cause === other.cause && one.target === other.target && one.how === other.how;

/** The remedy works. What else is broken may leave it one possibility of several. */
export const mendedCauseGoes = law(
  'mended-cause-goes',
  'A cause that was named for certain and is mended is not named for certain any more.',
  fc.record({ broken: brokenBy({ min: 1, max: 3 }), which: fc.nat({ max: 5 }) }),
  async ({ broken, which }, subject) => {
    const { verdict, explanations } = await diagnosisOf(broken, subject);
    const [named = []] = explanations;
    const finding = named[which % named.length];
    if (verdict !== 'explained' || finding === undefined) return null;
    const after = (await diagnosisOf(mended(broken, [finding]), subject)).explanations;
    const stays = after.length > 0 && after.every(findings => findings.some(one => isSame(one, finding)));
    return stays ? `${inWords(finding)} is mended and named still` : null;
  },
);

/** What became of one round of mending: what is left to mend, or the end, good or bad. */
const mendOnce = async (broken: Broken, subject: Subject): Promise<Broken | string | null> => {
  const truth = truthOfAll(broken.faults);
  const diagnosis = await diagnosisOf(broken, subject);
  const { verdict, symptom, explanations } = diagnosis;
  const wrong = contradicted(truth, diagnosis);
  if (wrong !== null) return wrong;
  if (verdict === 'healthy') return symptom === 'none' ? null : `healthy, but the log-in ends in ${symptom}`;
  const found = explanations.find(all => all.every(finding => truth.some(one => mayBeCause(one, finding))));
  const left = mended(broken, found ?? []);
  return left.faults.length < broken.faults.length ? left : `${allGroups(explanations)}: nothing to mend`;
};

/** Whoever does what the diagnosis says, time and again, gets there: a deeper fault shows when the upper one is healed. */
export const healedStepByStep = law(
  'healed-step-by-step',
  'Mending what is named and looking again meets every cause behind it in turn, and ends with a workstation in good order.',
  brokenBy({ min: 1, max: 3 }),
  async (broken, subject) => {
    let left: Broken | string | null = broken;
    while (left !== null && typeof left !== 'string') left = await mendOnce(left, subject);
    return left;
  },
);
