import * as v from 'valibot';
import { emptyReader, healthyCard } from '../healthy-world.ts';
import { changeReader, faultKind } from './fault-kind.ts';

/** Name of the reader that is struck; without it, the first that holds a card. */
export const reader = v.optional(v.string());

export const readerFaults = {
  ...faultKind('stop-smartcard-service', {}, world => ({ ...world, smartcardService: 'stopped' })),
  ...faultKind('unplug-reader', { reader }, (world, { reader: name }) =>
    changeReader(world, name, () => ({ attached: false })),
  ),
  ...faultKind('remove-reader-driver', { reader }, (world, { reader: name }) =>
    changeReader(world, name, () => ({ driver: 'missing' })),
  ),
  ...faultKind('hold-reader', { by: v.string(), reader }, (world, { by, reader: name }) =>
    changeReader(world, name, () => ({ heldBy: by })),
  ),
  ...faultKind(
    'break-reader',
    { how: v.picklist(['errors', 'hangs']), reader },
    (world, { how, reader: name }) => changeReader(world, name, () => ({ broken: how })),
  ),
  ...faultKind('insert-second-card', {}, world => ({
    ...world,
    readers: [...world.readers, { ...emptyReader, name: 'Gemalto PC Twin Reader 01 00', card: healthyCard }],
  })),
};
