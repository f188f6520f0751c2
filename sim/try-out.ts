import type { Guidance } from '../src/guidance/guidance.ts';
import { healthyCard, healthyWorld } from './healthy-world.ts';
import { logIn } from './log-in/log-in.ts';
import type { Card, World } from './world.ts';

const succeeds = async (world: World, guidance: Guidance): Promise<boolean> =>
  (await logIn({ ...world, answers: {} }, guidance)).symptom === 'none';

/** The card with what ails it; that it slips out of this reader is left behind. */
const takenAlong = (card: Card): Card => ({
  ...card,
  faults: card.faults.filter(({ kind }) => kind !== 'pull'),
});

/** The user takes the card to a colleague's workstation on the same network. */
export const cardElsewhere = (world: World, guidance: Guidance): Promise<boolean> => {
  const found = world.readers.find(reader => reader.card !== null)?.card ?? null;
  const card = found && takenAlong(found);
  const { network, profile, now } = world;
  const readers = healthyWorld.readers.map(reader => ({ ...reader, card }));
  return succeeds({ ...healthyWorld, now, network, profile, readers }, guidance);
};

/** A colleague puts a good card into the user's reader. */
export const otherCardHere = (world: World, guidance: Guidance): Promise<boolean> => {
  const usable = world.readers.filter(reader => reader.attached && reader.driver === 'working');
  const first = usable.find(reader => reader.card !== null) ?? usable[0];
  const readers = world.readers.map(reader => (reader === first ? { ...reader, card: healthyCard } : reader));
  return succeeds({ ...world, readers, profile: healthyWorld.profile }, guidance);
};
