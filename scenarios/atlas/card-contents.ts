import fc from 'fast-check';
import { otherCardKinds } from '../../sim/card-kinds.ts';
import type { cardContentsFaults } from '../../sim/faults/card-contents.ts';
import { type EntriesFor, inReader, namingReader, theReader } from './entry.ts';
import { blankCard, cardOrReader, faultyCard, noApplication, unknownCard } from './groups.ts';

const retired = { cause: 'card-series-retired', target: theReader };

/** What a card of another kind must be called. */
export const truthOfKind = (card: (typeof otherCardKinds)[number]) =>
  card === 'isosec' || card === 'imprivata' ? [{ cause: 'unsupported-card-supplier' }] : [unknownCard];

/** What each fault of what the card is and holds must be called. */
export const cardContentsAtlas: EntriesFor<typeof cardContentsFaults> = {
  'take-card': inReader('take-card', 'card-absent'),
  'mute-card': namingReader('mute-card', 'card-mute'),
  'blank-card': namingReader('blank-card', 'card-blank'),
  'swap-card': {
    faults: fc.record({ kind: fc.constant('swap-card'), card: fc.constantFrom(...otherCardKinds) }),
    truth: ({ card }) => truthOfKind(card),
  },
  'retire-card': {
    faults: fc.record({ kind: fc.constant('retire-card'), series: fc.constantFrom(4, 5, 6) }),
    truth: () => [retired],
    // The answer to reset of series 4 is known by its platform alone.
    indistinguishable: ({ series }) => (series === 4 ? [[retired], [unknownCard]] : undefined),
  },
  'lock-card': namingReader('lock-card', 'card-locked'),
  'expire-certificate': namingReader('expire-certificate', 'card-certificate-expired'),
  'postdate-certificate': namingReader('postdate-certificate', 'card-certificate-expired'),
  'damage-certificate': {
    faults: fc.constant({ kind: 'damage-certificate' }),
    truth: () => [faultyCard],
    indistinguishable: () => cardOrReader,
  },
  // Nobody signs anything when logging in.
  'remove-signing-certificate': {
    faults: fc.constant({ kind: 'remove-signing-certificate' }),
    truth: () => [],
  },
  // It never got one, or lost it, or is none of the NHS.
  'remove-application': {
    faults: fc.constant({ kind: 'remove-application' }),
    truth: () => [blankCard],
    indistinguishable: () => noApplication,
  },
  'terminate-application': {
    faults: fc.constant({ kind: 'terminate-application' }),
    truth: () => [faultyCard],
    indistinguishable: () => cardOrReader,
  },
  // A card of one protocol is read as any other.
  'speak-t0-only': { faults: fc.constant({ kind: 'speak-t0-only' }), truth: () => [] },
};
