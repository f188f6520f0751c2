import { listedIn } from '../../sim/pcsc/slot.ts';
import type { World } from '../../sim/world.ts';
import { fixedRecords } from './messages.ts';

/** Why the readers of a world cannot all be shown to every PC/SC client; null when they can. */
export const tooMany = (world: World): string | null => {
  const { length } = listedIn(world);
  return length <= fixedRecords
    ? null
    : `expected at most ${fixedRecords} readers, as PC/SC clients up to pcsc-lite 2.4 see no more, found ${length}`;
};
