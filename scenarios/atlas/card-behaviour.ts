import fc from 'fast-check';
import type { cardBehaviourFaults } from '../../sim/faults/card-behaviour.ts';
import { cardWakeningAtlas } from './card-wakening.ts';
import { type EntriesFor, early, whileRead } from './entry.ts';
import { blankCard, cardOrReader, faultyCard, noApplication } from './groups.ts';

/** The card is at fault, and so may the reader be. */
const faulty = { truth: () => [faultyCard], indistinguishable: () => cardOrReader };

/** Nothing is broken as long as the reading ends in time and well. */
const harmless = { truth: () => [] };

/** Status words that fit no command of ours, and success with nothing to show for it. */
const nonsense = ['6F00', '64 00', '6581', '9100', '6F87', '9000'] as const;
/** Status words that make sense somewhere: the passcode is locked, the thing is not there, the command is not known. */
const sensible = ['6A82', '6A88', '6983', '63C0', '6D00', '6982', '6700'] as const;

/** Where each object is asked for: the answers from here on deny what they announced. */
const begun = { authentication: 4, signing: 8 };

/** A card that denies all it holds, from some object on, cannot be told from one that was never finished. */
const denial = (afterCommands: number) => {
  if (afterCommands === 0) return { truth: faultyCard, group: noApplication };
  if (afterCommands <= begun.authentication) return { truth: blankCard, group: undefined };
  // Nobody signs anything when logging in.
  if (afterCommands === begun.signing) return { truth: null, group: undefined };
  return { truth: faultyCard, group: cardOrReader };
};

/** What each fault of a card's answers, and of its wakening, must be called. */
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
    faults: fc.record({
      kind: fc.constant('misreport-status'),
      sw: fc.constantFrom(...nonsense, '6A82'),
      afterCommands: whileRead,
    }),
    glitches: fc.record({
      kind: fc.constant('misreport-status'),
      sw: fc.constantFrom(...nonsense, ...sensible),
      afterCommands: whileRead,
    }),
    truth: ({ sw, afterCommands = 0 }) =>
      sw === '6A82' ? [denial(afterCommands).truth].filter(truth => truth !== null) : [faultyCard],
    indistinguishable: ({ sw, afterCommands = 0 }) =>
      sw === '6A82' ? denial(afterCommands).group : cardOrReader,
  },
  'cut-answer': {
    faults: fc.record({
      kind: fc.constant('cut-answer'),
      keep: fc.integer({ min: 0, max: 12 }),
      afterCommands: whileRead,
    }),
    glitches: fc.record({
      kind: fc.constant('cut-answer'),
      keep: fc.integer({ min: 0, max: 257 }),
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
    glitches: fc.record({
      kind: fc.constant('flip-bits'),
      at: fc.integer({ min: 0, max: 257 }),
      mask: fc.integer({ min: 1, max: 255 }),
      afterCommands: whileRead,
    }),
    ...faulty,
  },
  ...cardWakeningAtlas,
};
