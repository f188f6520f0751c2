import fc from 'fast-check';
import type { cardFaults } from '../../sim/faults/card.ts';
import { type EntriesFor, inReader, namingReader, theReader } from './entry.ts';

/** A healthy card is read with twelve commands; a fault that strikes later never shows. */
const duringReading = fc.integer({ min: 0, max: 11 });

const faulty = { cause: 'card-faulty', target: theReader };
const retired = { cause: 'card-series-retired', target: theReader };
const unknown = { cause: 'card-unknown', target: theReader };

/** Answers that come garbled or not at all: the reader's fault as well as the card's. */
const cardOrReader = [[faulty], [{ cause: 'reader-faulty', target: theReader }]] as const;

/** What each fault of the card must be called. */
export const cardAtlas: EntriesFor<typeof cardFaults> = {
  'take-card': inReader('take-card', 'card-absent'),
  'mute-card': namingReader('mute-card', 'card-mute'),
  'blank-card': namingReader('blank-card', 'card-blank'),
  'swap-card': {
    faults: fc.record({
      kind: fc.constant('swap-card'),
      card: fc.constantFrom('bank', 'other-piv', 'isosec', 'imprivata'),
    }),
    truth: ({ card }) =>
      card === 'isosec' || card === 'imprivata' ? [{ cause: 'unsupported-card-supplier' }] : [unknown],
  },
  'retire-card': {
    faults: fc.record({ kind: fc.constant('retire-card'), series: fc.constantFrom(4, 5, 6) }),
    truth: () => [retired],
    // The answer to reset of series 4 is known by its platform alone.
    indistinguishable: ({ series }) => (series === 4 ? [[retired], [unknown]] : undefined),
  },
  'lock-card': namingReader('lock-card', 'card-locked'),
  'expire-certificate': namingReader('expire-certificate', 'card-certificate-expired'),
  // The card is gone when the reading is tried once more.
  'pull-card': {
    faults: fc.record({ kind: fc.constant('pull-card'), afterCommands: duringReading }),
    truth: () => [{ cause: 'card-absent' }],
  },
  'stall-card': {
    faults: fc.record({
      kind: fc.constant('stall-card'),
      afterCommands: duringReading,
      ms: fc.oneof(fc.constant('forever' as const), fc.integer({ min: 31_000, max: 120_000 })),
    }),
    truth: () => [faulty],
    indistinguishable: () => cardOrReader,
  },
  'corrupt-answer': {
    faults: fc.record({
      kind: fc.constant('corrupt-answer'),
      afterCommands: duringReading,
      how: fc.constantFrom('garble', 'truncate', 'empty', 'wrong-status'),
    }),
    truth: () => [faulty],
    indistinguishable: () => cardOrReader,
  },
  // A card that takes its time is no fault while the reading ends in time.
  'slow-card': {
    faults: fc.record({ kind: fc.constant('slow-card'), ms: fc.integer({ min: 1, max: 300 }) }),
    truth: () => [],
  },
};
