import fc from 'fast-check';
import { faultKindIds } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { faultsOf, indistinguishableOf, truthOf } from '../atlas.ts';
import { contradicted } from '../judge/contradicted.ts';
import { judge } from '../judge/judge.ts';
import { brokenBy, truthOfAll, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** Each fault of the atlas, with any parameters. */
export const oneFaultNamed = law(
  'one-fault-named',
  'A single fault is named for what it is, or as exactly the group that no check can tell apart.',
  fc.constantFrom(...faultKindIds).chain(faultsOf),
  async (fault, subject) => {
    const diagnosis = subject.diagnose(await lookAt(subject.inflict(healthyWorld, [fault]), subject));
    const { judgement, why } = judge(
      { truth: truthOf(fault), indistinguishable: indistinguishableOf(fault) },
      diagnosis,
    );
    return judgement === 'right' ? null : `${judgement}: ${why}`;
  },
);

/** Faults that hide each other, wholly or in part. */
export const severalFaultsNeverWrong = law(
  'several-faults-never-wrong',
  'However many faults there are, and whoever answers, nothing false is named for certain and nothing true is ruled out.',
  brokenBy({ min: 2, max: 4 }),
  async (broken, subject) => {
    const evidence = await lookAt(worldFrom(broken, subject), subject);
    return contradicted(truthOfAll(broken.faults), subject.diagnose(evidence));
  },
);
