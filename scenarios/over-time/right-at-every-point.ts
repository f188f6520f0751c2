import fc from 'fast-check';
import type { World } from '../../sim/world.ts';
import { type Law, law } from '../laws/law.ts';
import type { Subject } from '../laws/subject.ts';
import { afterwards } from './afterwards.ts';
import { asIfNew } from './as-if-new.ts';
import { anyDeed, type Deed } from './deed.ts';
import { enact } from './enact.ts';
import { type Begin, begin, type Life } from './life.ts';
import { firstMorning, type Situation, type Told } from './situation.ts';
import { wrongNow } from './wrong-now.ts';

/** What the model knows of a workstation: only what is so now. */
interface Model {
  now: Situation;
}

/** A deed as fast-check runs it: on the model, and on the living workstation. */
const commandOf = (deed: Deed, subject: Subject): fc.AsyncCommand<Model, Life> => ({
  check: ({ now }) => afterwards(now, deed) !== null,
  run: async (model, life) => {
    enact(life, deed, model.now);
    model.now = afterwards(model.now, deed) ?? model.now;
    if (deed.do !== 'look') return;
    const why = await wrongNow(await life.look(), model.now, subject);
    if (why !== null) throw new Error(why);
  },
  toString: () => JSON.stringify(deed),
});

/** A life as plain data: who knows more than can be seen, and what happens, in order. What cannot be done then is left out. */
export interface Course {
  readonly told: Told;
  readonly deeds: readonly Deed[];
}

/** Lives through a course, with a look at its end; throws at the first look that shows anything else than what is so. */
export const live = async ({ told, deeds }: Course, subject: Subject, beginning: Begin): Promise<void> => {
  const first = firstMorning(told);
  const commands = [...deeds, { do: 'look' } as const].map(deed => commandOf(deed, subject));
  await fc.asyncModelRun(
    () => ({ model: { now: first }, real: beginning(asIfNew(first, subject), subject) }),
    commands,
  );
};

const told: fc.Arbitrary<Told> = fc.record({
  directory: fc.constantFrom('unreachable', 'reachable'),
  answers: fc.constantFrom<World['answers']>({}, 'truthful'),
});

/** How many deeds a course has. */
interface Length {
  readonly least: number;
  readonly most: number;
}

/**
 * Courses of so many deeds, each wait of at most so many minutes. An array, since `fc.commands` shrinks by what has run and
 * so needs more than seed and path to replay.
 */
export const courses = ({ least, most }: Length, mostMinutes: number): fc.Arbitrary<Course> =>
  fc.record({
    told,
    deeds: fc.array(anyDeed(mostMinutes), { minLength: least, maxLength: most, size: 'max' }),
  });

/** Minutes. */
const day = 1440;

/** The law, over lives that begin so. */
export const rightHoweverBegun = (beginning: Begin): Law =>
  law(
    'right-at-every-point',
    'Whatever happened to a workstation before, every look is right for what is so now, and shows what a new workstation would.',
    courses({ least: 0, most: 24 }, 10 * day),
    async (course, subject) => {
      await live(course, subject, beginning);
      return null;
    },
  );

/** Plug and unplug, stop and start, block and unblock, wait for days: only the present counts. */
export const rightAtEveryPoint = rightHoweverBegun(begin);
