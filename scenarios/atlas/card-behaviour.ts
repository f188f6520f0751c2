import fc from 'fast-check';
import type { cardBehaviourFaults } from '../../sim/faults/card-behaviour.ts';
import { type EntriesFor, early, theReader, whileRead } from './entry.ts';
import { cardOrReader, faultyCard, muteCard, noApplication, noPower, noProtocol } from './groups.ts';

/** The card is at fault, and so may the reader be. */
const faulty = { truth: () => [faultyCard], indistinguishable: () => cardOrReader };

/** Nothing is broken as long as the reading ends in time and well. */
const harmless = { truth: () => [] };

/** Status words that fit no command of ours. */
const nonsense = fc.constantFrom('6F00', '64 00', '6581', '9100', '6F87');

/** What each fault of a card's answers and wakening must be called. */
export const cardBehaviourAtlas: EntriesFor<typeof cardBehaviourFaults> = {
  // The card is gone when the reading is tried once more.
  'pull-card': {
    faults: fc.record({ kind: fc.constant('pull-card'), afterCommands: whileRead }),
    truth: () => [{ cause: 'card-absent' }],
  },
  'stall-card': {
    faults: fc.record({
      kind: fc.constant('stall-card'),
      afterCommands: whileRead,
      ms: fc.oneof(fc.constant('forever' as const), fc.integer({ min: 31_000, max: 120_000 })),
    }),
    ...faulty,
  },
  'corrupt-answer': {
    faults: fc.record({
      kind: fc.constant('corrupt-answer'),
      afterCommands: whileRead,
      how: fc.constantFrom('garble', 'truncate', 'empty', 'wrong-status'),
    }),
    ...faulty,
  },
  'slow-card': {
    faults: fc.record({ kind: fc.constant('slow-card'), ms: fc.integer({ min: 1, max: 150 }) }),
    ...harmless,
  },
  'misreport-status': {
    faults: fc.record({ kind: fc.constant('misreport-status'), sw: nonsense, afterCommands: whileRead }),
    ...faulty,
  },
  'cut-answer': {
    faults: fc.record({
      kind: fc.constant('cut-answer'),
      keep: fc.integer({ min: 0, max: 12 }),
      afterCommands: whileRead,
    }),
    ...faulty,
  },
  'lengthen-answer': {
    faults: fc.record({
      kind: fc.constant('lengthen-answer'),
      by: fc.constantFrom(1, 2, 300, 65_000),
      afterCommands: whileRead,
    }),
    ...faulty,
  },
  'repeat-answer': {
    faults: fc.record({
      kind: fc.constant('repeat-answer'),
      afterCommands: fc.integer({ min: 1, max: 11 }),
    }),
    ...faulty,
  },
  'echo-command': {
    faults: fc.record({ kind: fc.constant('echo-command'), afterCommands: whileRead }),
    ...faulty,
  },
  'loop-answer': {
    faults: fc.record({
      kind: fc.constant('loop-answer'),
      how: fc.constantFrom('more-data', 'wrong-length'),
      afterCommands: whileRead,
    }),
    ...faulty,
  },
  // A card that cannot be selected looks like one that was never finished.
  'refuse-instruction': {
    faults: fc.record({
      kind: fc.constant('refuse-instruction'),
      ins: fc.constantFrom(0xcb, 0xc0, 0xa4),
    }),
    truth: () => [faultyCard],
    indistinguishable: ({ ins }) => (ins === 0xa4 ? noApplication : cardOrReader),
  },
  'forget-selection': {
    faults: fc.record({
      kind: fc.constant('forget-selection'),
      afterCommands: fc.integer({ min: 1, max: 11 }),
    }),
    ...faulty,
  },
  'fail-memory': {
    faults: fc.record({ kind: fc.constant('fail-memory'), afterCommands: early }),
    ...faulty,
  },
  // A flipped bit that makes sense cannot be told from what it says: those in the first byte make none.
  'flip-bits': {
    faults: fc.record({
      kind: fc.constant('flip-bits'),
      at: fc.constant(0),
      mask: fc.integer({ min: 1, max: 255 }),
      afterCommands: early,
    }),
    ...faulty,
  },
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
        ms: fc.integer({ min: 1, max: 300 }),
        reader: fc.constant(theReader),
      },
      { requiredKeys: ['kind', 'ms'] },
    ),
    ...harmless,
  },
};
