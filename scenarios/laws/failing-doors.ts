import fc from 'fast-check';
import type { Workstation } from '../../src/doors/workstation.ts';
import { failed, type Outcome, skipped } from '../../src/outcome.ts';
import { contradicted } from '../judge/contradicted.ts';
import { aroundDoors } from './around-doors.ts';
import { brokenBy, departures, truthOfAll, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';

/** What can become of a call without saying anything about the workstation. */
const troubles: { readonly [name: string]: Outcome<never> | null } = {
  none: null,
  skipped: skipped('not tried'),
  crashed: failed('crashed'),
  unknown: failed('unknown'),
  forbidden: failed('not-permitted'),
};

const withTroubles = (workstation: Workstation, list: readonly string[]): Workstation => {
  let turn = 0;
  const next = () => troubles[list[turn++ % list.length] ?? 'none'] ?? null;
  return aroundDoors(
    workstation,
    (_, call) =>
      async (...args) =>
        next() ?? call(...args),
  );
};

/** A door that could not be opened tells nothing of what is behind it. */
export const failingDoorsNeverWrong = law(
  'failing-doors-never-wrong',
  'Whichever calls to the workstation come to nothing, nothing false is named for certain and nothing true is ruled out.',
  fc.record({
    // From a card that nobody reads, nothing departs.
    broken: brokenBy({ min: 0, max: 2 }).filter(({ faults }) =>
      faults.every(({ kind }) => !departures.includes(kind)),
    ),
    list: fc.array(fc.constantFrom(...Object.keys(troubles)), { minLength: 1, maxLength: 41 }),
  }),
  async ({ broken, list }, subject) => {
    const world = worldFrom(broken, subject);
    const { symptom } = await subject.logIn(world);
    const evidence = await subject.investigate(withTroubles(subject.workstationOf(world), list), symptom);
    return contradicted(truthOfAll(broken.faults), subject.diagnose(evidence));
  },
);
