import { accused } from '../../laws/accused.ts';
import { pairs, samples, singles, singlesTold } from '../cases.ts';
import { type Case, type Sweep, sweep } from '../sweep.ts';

const all = {
  'every single fault, nobody answering': () => singles(),
  'every single fault, everybody answering': () => singlesTold(1),
  // The night tries every pair with more numbers.
  'every pair of faults, nobody answering': () => pairs(1),
  'some triples of faults': () => samples(3, { seed: 1002, runs: 1000 }),
  'what is inflicted after the only card is another one': () => [
    {
      faults: [
        { kind: 'take-card' },
        { kind: 'insert-second-card' },
        { kind: 'echo-command', afterCommands: 11 },
      ],
    },
  ],
} as const satisfies { readonly [name: string]: () => Iterable<Case> };

/** What every test run sweeps. */
export const sweeps = Object.keys(all) as readonly (keyof typeof all)[];

/** Sweeps it. */
export const swept = (name: keyof typeof all): Promise<Sweep> => sweep(all[name](), accused);
