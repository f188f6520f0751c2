import { type LivingWorkstation, livingWorkstation } from '../../../sim/living-workstation.ts';
import type { World } from '../../../sim/world.ts';
import type { ReadersDoor } from '../../../src/doors/readers.ts';
import type { Subject } from '../../laws/subject.ts';
import { type Begin, begin, type Life, lifeOf } from '../life.ts';

/** Whoever looks is at fault. */
export const inLooking =
  (spoil: (subject: Subject) => Subject): Begin =>
  (world, subject) =>
    begin(world, spoil(subject));

/** The workstation is at fault: it becomes something else than what happens to it. */
export const inLiving =
  (become: (next: World, before: World) => World): Begin =>
  (first, subject) => {
    const living = livingWorkstation(first);
    const happen: LivingWorkstation['happen'] = change =>
      living.happen(world => become(change(world), world));
    return lifeOf(
      {
        ...living,
        get world() {
          return living.world;
        },
        happen,
      },
      subject,
    );
  };

/** A look has consequences. */
export const afterLooking =
  (then: (life: Life) => void): Begin =>
  (world, subject) => {
    const life = begin(world, subject);
    return {
      ...life,
      look: async () => {
        const seen = await life.look();
        then(life);
        return { ...seen, cards: life.living.doors().cardStates() };
      },
    };
  };

/** Whoever looks sees the readers through something else. */
export const throughReaders = (change: (readers: ReadersDoor) => ReadersDoor, subject: Subject): Subject => ({
  ...subject,
  investigate: (workstation, symptom) =>
    subject.investigate({ ...workstation, readers: change(workstation.readers) }, symptom),
});
