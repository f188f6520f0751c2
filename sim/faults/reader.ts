import * as v from 'valibot';
import { emptyReader, healthyCard } from '../healthy-world.ts';
import { moment, times } from '../moment.ts';
import { readerFaults as misbehaviours } from '../pcsc/faults/pcsc-fault.ts';
import type { World } from '../world.ts';
import { addReaderFault, changeReader, faultKind, misbehaviour, reader } from './fault-kind.ts';

/** PC/SC numbers readers of one kind. */
const freeName = ({ readers }: World): string => {
  const taken = new Set(readers.map(({ name }) => name));
  const numbers = readers.map((_, i) => String(i + 1).padStart(2, '0'));
  const names = [...numbers, '99'].map(number => `Gemalto PC Twin Reader ${number} 00`);
  return names.find(name => !taken.has(name)) ?? 'Gemalto PC Twin Reader';
};

const readerFault = misbehaviour(addReaderFault);

/** A fault kind that lets the reader, or the card in it, be gone for a moment. */
const flicker = <const K extends string>(kind: K, what: 'reader' | 'card') =>
  faultKind(kind, { ...moment, reader }, (world, { reader: name, ...when }) =>
    addReaderFault(world, name, { ...when, kind: 'flicker', what }),
  );

export const readerFaults = {
  ...faultKind('unplug-reader', { reader }, (world, { reader: name }) =>
    changeReader(world, name, () => ({ attached: false })),
  ),
  ...faultKind('remove-reader-driver', { reader }, (world, { reader: name }) =>
    changeReader(world, name, () => ({ driver: 'missing' })),
  ),
  ...faultKind(
    'hold-reader',
    { by: v.string(), times, reader },
    (world, { by, times: often, reader: name }) =>
      often === undefined
        ? changeReader(world, name, () => ({ heldBy: by }))
        : addReaderFault(world, name, { kind: 'hold', by, times: often }),
  ),
  // Without a moment the reader does not even power the card.
  ...faultKind(
    'break-reader',
    { how: v.picklist(['errors', 'hangs']), ...moment, reader },
    (world, { how, reader: name, ...when }) =>
      Object.keys(moment).some(key => key in when)
        ? addReaderFault(world, name, { ...when, kind: 'break', how })
        : changeReader(world, name, () => ({ broken: how })),
  ),
  ...faultKind('jam-reader', { ...moment, reader }, (world, { reader: name, ...when }) =>
    addReaderFault(world, name, { ...when, kind: 'break', how: 'jams' }),
  ),
  ...readerFault('vanish-reader', 'vanish', misbehaviours.vanish),
  ...flicker('flicker-reader', 'reader'),
  ...flicker('flicker-card', 'card'),
  ...readerFault('exchange-card', 'exchange', misbehaviours.exchange),
  ...readerFault('reset-card', 'reset', misbehaviours.reset),
  ...readerFault('slow-reader', 'slow', misbehaviours.slow),
  ...readerFault('narrow-reader', 'narrow', misbehaviours.narrow),
  ...readerFault('hold-transaction', 'transaction', misbehaviours.transaction),
  ...readerFault('refuse-card-protocol', 'refuse-protocol', misbehaviours['refuse-protocol']),
  ...readerFault('leave-card-unpowered', 'unpowered', misbehaviours.unpowered),
  ...faultKind('insert-second-card', {}, world => ({
    ...world,
    readers: [...world.readers, { ...emptyReader, name: freeName(world), card: healthyCard }],
  })),
};
