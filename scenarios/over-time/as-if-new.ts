import { emptyReader, healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import type { Subject } from '../laws/subject.ts';
import { cards, type Place, type Situation } from './situation.ts';

/** A workstation without a past that is in the same situation. */
export const asIfNew = ({ now, told, faults, readers, tries }: Situation, { inflict }: Subject): World => {
  const cardIn = ({ card }: Place) => (card === null ? null : { ...cards[card], tries: tries[card] });
  return inflict(
    {
      ...healthyWorld,
      ...told,
      now: new Date(now).toISOString(),
      readers: readers.map(place => ({
        ...emptyReader,
        name: place.name,
        attached: place.attached,
        card: cardIn(place),
      })),
    },
    faults,
  );
};
