import fc from 'fast-check';
import { type Fault, type FaultKindId, faultKindIds, faultKinds } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { glitchesOf } from '../atlas.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** Kinds after which nothing is as it was, though they strike only once. */
const lasting: readonly FaultKindId[] = [
  'pull-card',
  'exchange-card',
  'vanish-reader',
  'crash-smartcard-service',
];

const entriesOf = (kind: FaultKindId) => faultKinds[kind].schema.entries;
const passing = faultKindIds.filter(kind => 'times' in entriesOf(kind) && !lasting.includes(kind));

/** A fault that is over after its first strike, by count or, where it knows time, by time. */
const glitch = (kind: FaultKindId): fc.Arbitrary<Fault> =>
  fc
    .tuple(
      glitchesOf(kind),
      fc.constantFrom({ times: 1 }, 'forMs' in entriesOf(kind) ? { forMs: 1 } : { times: 1 }),
    )
    // A kind that takes `times` or `forMs` stays the fault it is with them.
    .map(([fault, once]) => ({ ...fault, times: undefined, ...once }) as Fault);

/** What happens once and is over by the second look convicts nobody, and the log-in gets over it as well. */
export const onceIsNoFault = law(
  'once-is-no-fault',
  'A trouble that happens once and is over at the next try is no fault of anybody.',
  fc.constantFrom(...passing).chain(glitch),
  async (fault, subject) => {
    const evidence = await lookAt(subject.inflict(healthyWorld, [fault]), subject);
    if (evidence.symptom !== 'none') return `the log-in ended in ${evidence.symptom}`;
    const { verdict, explanations } = subject.diagnose(evidence);
    return verdict === 'healthy' ? null : `${verdict}: ${JSON.stringify(explanations)}`;
  },
);
