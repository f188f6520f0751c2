import fc from 'fast-check';
import { type Card, type CardFault, cardKinds } from '../../world.ts';

const nhsCards = ([4, 5, 6, 8, 9, 10] as const).map(series => ({ kind: 'nhs' as const, series }));
const otherCards = cardKinds.filter(kind => kind !== 'nhs').map(kind => ({ kind, series: 9 as const }));
/** Every kind of card, NHS ones of every series. */
export const kinds = [...nhsCards, ...otherCards];
const day = fc.constantFrom(
  '1949-12-31',
  '1999-02-28',
  '2025-06-01',
  '2028-02-29',
  '2049-12-31',
  '2050-01-01',
);

const fault: fc.Arbitrary<CardFault> = fc.oneof(
  fc.record({ kind: fc.constant('pull' as const), afterCommands: fc.nat(12) }),
  fc.record({
    kind: fc.constant('stall' as const),
    afterCommands: fc.nat(12),
    ms: fc.oneof(fc.nat(20_000), fc.constant('forever' as const)),
  }),
  fc.record({
    kind: fc.constant('corrupt' as const),
    afterCommands: fc.nat(12),
    how: fc.constantFrom('garble' as const, 'truncate' as const, 'empty' as const, 'wrong-status' as const),
  }),
  fc.record({ kind: fc.constant('slow' as const), ms: fc.nat(3000) }),
);

/** Any card without a fault: blank or not, locked or not, in date or not, of this holder or that. */
export const soundCard: fc.Arbitrary<Card> = fc
  .record(
    {
      what: fc.constantFrom(...kinds),
      blank: fc.boolean(),
      tries: fc.nat(20),
      validFrom: day,
      validTo: day,
      unblockTries: fc.nat(3),
      holder: fc.constant({ uid: '555000111222', name: 'TEST Other Person' }),
      serial: fc.constantFrom('00', '8000000001'),
    },
    { requiredKeys: ['what', 'blank', 'tries', 'validFrom', 'validTo'] },
  )
  .map(({ what, ...rest }) => ({ ...what, ...rest, mute: false, faults: [] }));

/** Any card, mute and faulty ones included. */
export const anyCard: fc.Arbitrary<Card> = fc
  .tuple(soundCard, fc.array(fault, { maxLength: 2 }), fc.boolean())
  .map(([card, faults, mute]) => ({ ...card, faults, mute }));
