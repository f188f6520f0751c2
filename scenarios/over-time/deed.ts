import fc from 'fast-check';
import type { Fault, FaultKindId } from '../../sim/faults/faults.ts';
import { faultsOf } from '../atlas.ts';
import { fixedKinds, hostKinds, readerKinds } from './mending.ts';
import { type CardName, readerNames } from './situation.ts';

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

/** Kinds that come and go on any day. */
const everyday: readonly FaultKindId[] = [
  'stop-smartcard-service',
  'stop-credential-management',
  'stop-port-service',
  'cut-network',
  'skew-clock',
  'close-profile',
  'remove-roles',
  'block-domain',
];

const kinds = (list: readonly FaultKindId[]) => fc.constantFrom(...list).chain(faultsOf);

const weighted = <T extends string>(weights: { readonly [value in T]: number }): fc.Arbitrary<T> =>
  fc.oneof(
    ...(Object.keys(weights) as T[]).map(value => ({
      weight: weights[value],
      arbitrary: fc.constant(value),
    })),
  );

const [first, second] = readerNames;
const reader = weighted({ [first]: 4, [second]: 1 });
const card = weighted<CardName>({ own: 5, expiring: 2, 'series-8': 1, bank: 1, isosec: 1 });

const fault = fc
  .oneof(
    { weight: 4, arbitrary: kinds(everyday) },
    { weight: 3, arbitrary: kinds(fixedKinds) },
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
    { weight: 4, arbitrary: fc.record({ do: fc.constant('look' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        minutes: fc.integer({ min: 1, max: mostMinutes }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('insert' as const), card, reader }) },
    {
      weight: 8,
      arbitrary: fc.record({
        do: weighted({ take: 3, unplug: 2, plug: 2, mistype: 3, type: 1, unlock: 1 }),
        reader,
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('break' as const), fault }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('mend' as const), which: fc.nat({ max: 2 }) }) },
  );
