import * as v from 'valibot';
import { emptyReader, healthyCard } from '../healthy-world.ts';
import type { World } from '../world.ts';
import { changeReader, faultKind } from './fault-kind.ts';

/** Name of the reader that is struck; without it, the first that holds a card. */
export const reader = v.optional(v.string());

/** PC/SC numbers readers of one kind. */
const freeName = ({ readers }: World): string => {
  const taken = new Set(readers.map(({ name }) => name));
  const numbers = readers.map((_, i) => String(i + 1).padStart(2, '0'));
  const names = [...numbers, '99'].map(number => `Gemalto PC Twin Reader ${number} 00`);
  return names.find(name => !taken.has(name)) ?? 'Gemalto PC Twin Reader';
};

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
    readers: [...world.readers, { ...emptyReader, name: freeName(world), card: healthyCard }],
  })),
};
