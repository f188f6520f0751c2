import fc from 'fast-check';
import type { Fault } from '../../sim/faults/faults.ts';
import { faultsOf } from '../atlas.ts';
import { fixedKinds, hostKinds, readerKinds } from './mending.ts';
import { type CardName, cardNames, readerNames } from './situation.ts';

/** What people do at a workstation, or what happens to it, as plain data. Each takes a minute, `wait` takes its own. */
export type Deed =
  | { readonly do: 'look' }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'insert'; readonly card: CardName; readonly reader: string }
  | { readonly do: 'take' | 'plug' | 'unplug' | 'mistype' | 'type' | 'unlock'; readonly reader: string }
  | { readonly do: 'break'; readonly fault: Fault }
  /** Puts right what has been broken longest, or the one that broke so many later. */
  | { readonly do: 'mend'; readonly which: number };

/** A fault that lasts until it is mended, and strikes from the beginning. */
const lasting = (fault: Fault): Fault => {
  const { times: _, afterCommands: __, afterPowerUps: ___, ...rest } = fault as Fault & Moments;
  return rest as Fault;
};

interface Moments {
  readonly times?: unknown;
  readonly afterCommands?: unknown;
  readonly afterPowerUps?: unknown;
}

const kinds = (list: typeof fixedKinds) => fc.constantFrom(...list).chain(faultsOf);
const reader = fc.constantFrom(...readerNames);

const fault = fc
  .oneof(
    { weight: 5, arbitrary: kinds(fixedKinds) },
    { weight: 2, arbitrary: kinds(hostKinds) },
    {
      weight: 2,
      arbitrary: fc.tuple(kinds(readerKinds), reader).map(([one, at]) => ({ ...one, reader: at }) as Fault),
    },
  )
  .map(lasting);

/** Any deed; waits of at most so many minutes. */
export const anyDeed = (mostMinutes: number): fc.Arbitrary<Deed> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant({ do: 'look' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        minutes: fc.integer({ min: 1, max: mostMinutes }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('insert' as const),
        card: fc.constantFrom(...cardNames),
        reader,
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constantFrom('take', 'unplug', 'plug', 'mistype', 'type', 'unlock'),
        reader,
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('break' as const), fault }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('mend' as const), which: fc.nat({ max: 2 }) }) },
  );
