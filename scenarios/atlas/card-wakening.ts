import fc from 'fast-check';
import type { cardBehaviourFaults } from '../../sim/faults/card-behaviour.ts';
import { type EntriesFor, theReader } from './entry.ts';
import { faultyCard, muteCard, noPower, noProtocol } from './groups.ts';

type Wakening =
  | 'forge-atr'
  | 'cut-atr'
  | 'lengthen-atr'
  | 'spoil-tck'
  | 'vary-atr'
  | 'speak-unknown-protocol'
  | 'slow-power-up';

/** Nothing is broken as long as the card wakes up and is read. */
const harmless = { truth: () => [] };

/** What each fault of a card's wakening must be called. */
export const cardWakeningAtlas: EntriesFor<Pick<typeof cardBehaviourFaults, Wakening>> = {
  // A card that wakes up under another name is read as any other; one that wakes up with noise is not.
  'forge-atr': {
    faults: fc.record({
      kind: fc.constant('forge-atr'),
      atr: fc.constantFrom('3B 00', '3F 65 25 10 04 6C 90 00', '3B 02 14 50', 'FF FF FF FF', '00'),
    }),
    truth: ({ atr }) => (atr.startsWith('3') ? [] : [faultyCard]),
    indistinguishable: ({ atr }) => (atr.startsWith('3') ? undefined : noProtocol),
  },
  'cut-atr': {
    faults: fc.record({ kind: fc.constant('cut-atr'), keep: fc.integer({ min: 0, max: 16 }) }),
    truth: ({ keep }) => (keep === 0 ? [muteCard] : keep === 1 ? [faultyCard] : []),
    indistinguishable: ({ keep }) => (keep === 1 ? noProtocol : undefined),
  },
  // Up to 33 bytes it is only odd.
  'lengthen-atr': {
    faults: fc.record({ kind: fc.constant('lengthen-atr'), by: fc.constantFrom(1, 16, 17, 40, 200) }),
    truth: ({ by }) => (by > 16 ? [muteCard] : []),
    indistinguishable: ({ by }) => (by > 16 ? noPower : undefined),
  },
  'spoil-tck': { faults: fc.constant({ kind: 'spoil-tck' }), ...harmless },
  'vary-atr': { faults: fc.constant({ kind: 'vary-atr' }), ...harmless },
  'speak-unknown-protocol': {
    faults: fc.constant({ kind: 'speak-unknown-protocol' }),
    truth: () => [faultyCard],
    indistinguishable: () => noProtocol,
  },
  'slow-power-up': {
    faults: fc.record(
      {
        kind: fc.constant('slow-power-up'),
        ms: fc.oneof(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 6000, max: 60_000 })),
        reader: fc.constant(theReader),
      },
      { requiredKeys: ['kind', 'ms'] },
    ),
    // ISO 7816-3 knows no card that takes seconds to wake up; some log-ins get over it.
    truth: ({ ms }) => (ms < 2000 ? [] : [muteCard]),
    indistinguishable: ({ ms }) => (ms < 2000 ? undefined : noPower),
  },
};
