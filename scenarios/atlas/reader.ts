import fc from 'fast-check';
import { otherCardKinds } from '../../sim/card-kinds.ts';
import type { readerFaults } from '../../sim/faults/reader.ts';
import { truthOfKind } from './card-contents.ts';
import { type EntriesFor, inReader, namingReader, plain, theReader, whileRead } from './entry.ts';
import { cardOrReader, faultyReader, noPower, noProtocol } from './groups.ts';

const busy = { truth: () => [{ cause: 'reader-busy', target: theReader }] };

/** The reader is at fault, and so may the card be. */
const faulty = { truth: () => [faultyReader], indistinguishable: () => cardOrReader };

/** What each fault of the readers, and of programs and people around them, must be called. */
export const readerAtlas: EntriesFor<typeof readerFaults> = {
  'unplug-reader': inReader('unplug-reader', 'reader-absent'),
  'remove-reader-driver': inReader('remove-reader-driver', 'reader-driver-missing'),
  // Who tries twice meets a program that lets go after one refusal no more.
  'hold-reader': {
    faults: fc.record(
      {
        kind: fc.constant('hold-reader'),
        by: fc.string({ maxLength: 20 }),
        times: fc.integer({ min: 2, max: 5 }),
      },
      { requiredKeys: ['kind', 'by'] },
    ),
    ...busy,
  },
  // While it still powers the card, the card may be at fault as well; one that never wakes up looks like a reader that hangs.
  'break-reader': {
    faults: fc.record(
      {
        kind: fc.constant('break-reader'),
        how: fc.constantFrom('errors', 'hangs'),
        afterCommands: whileRead,
      },
      { requiredKeys: ['kind', 'how'] },
    ),
    truth: () => [faultyReader],
    indistinguishable: ({ how, afterCommands }) =>
      afterCommands !== undefined ? cardOrReader : how === 'hangs' ? noPower : undefined,
  },
  'jam-reader': {
    faults: fc.record({ kind: fc.constant('jam-reader'), afterCommands: whileRead }),
    ...faulty,
  },
  'vanish-reader': {
    faults: fc.record({ kind: fc.constant('vanish-reader'), afterCommands: whileRead }),
    truth: () => [{ cause: 'reader-absent' }],
  },
  'flicker-reader': {
    faults: fc.record({ kind: fc.constant('flicker-reader'), afterCommands: whileRead }),
    truth: () => [faultyReader],
  },
  'flicker-card': {
    faults: fc.record({ kind: fc.constant('flicker-card'), afterCommands: whileRead }),
    ...faulty,
  },
  'exchange-card': {
    faults: fc.record({
      kind: fc.constant('exchange-card'),
      card: fc.constantFrom(...otherCardKinds),
      afterCommands: whileRead,
    }),
    truth: ({ card }) => truthOfKind(card),
  },
  'reset-card': {
    faults: fc.record({
      kind: fc.constant('reset-card'),
      by: fc.constant('other card software'),
      afterCommands: whileRead,
    }),
    ...busy,
  },
  // A reader that takes its time is no fault while the reading ends in time.
  'slow-reader': {
    faults: fc.record({ kind: fc.constant('slow-reader'), ms: fc.integer({ min: 1, max: 20 }) }),
    truth: () => [],
  },
  'narrow-reader': {
    faults: fc.record({ kind: fc.constant('narrow-reader'), bytes: fc.integer({ min: 0, max: 200 }) }),
    ...faulty,
  },
  'hold-transaction': {
    faults: fc.record({ kind: fc.constant('hold-transaction'), by: fc.constant('other card software') }),
    ...busy,
  },
  'refuse-card-protocol': {
    ...namingReader('refuse-card-protocol', 'reader-faulty'),
    indistinguishable: () => noProtocol,
  },
  'leave-card-unpowered': {
    ...namingReader('leave-card-unpowered', 'reader-faulty'),
    indistinguishable: () => noPower,
  },
  'insert-second-card': plain('insert-second-card', 'several-cards'),
};
