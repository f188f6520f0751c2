import fc from 'fast-check';
import type { Workstation } from '../../src/doors/workstation.ts';
import { failed, type Outcome, skipped } from '../../src/outcome.ts';
import { contradicted } from '../judge/contradicted.ts';
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

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/** The door, with the trouble that is next in turn for each call of it. */
const troubled = <D extends object>(door: D, next: () => Outcome<never> | null): D => {
  const calls = Object.entries(door) as readonly (readonly [string, Call])[];
  // Every property of a door is a call that gives an outcome.
  return Object.fromEntries(
    calls.map(([name, call]) => [name, async (...args: readonly unknown[]) => next() ?? call(...args)]),
  ) as D;
};

const withTroubles = (workstation: Workstation, list: readonly string[]): Workstation => {
  let turn = 0;
  const next = () => troubles[list[turn++ % list.length] ?? 'none'] ?? null;
  const { readers, usb, credentialManagement, software, network, directory } = workstation;
  return {
    ...workstation,
    readers: troubled(readers, next),
    usb: troubled(usb, next),
    credentialManagement: troubled(credentialManagement, next),
    software: troubled(software, next),
    network: troubled(network, next),
    directory: troubled(directory, next),
  };
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
