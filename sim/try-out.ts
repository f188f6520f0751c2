import type { Guidance } from '../src/guidance/guidance.ts';
import { healthyCard, healthyWorld } from './healthy-world.ts';
import { logIn } from './log-in/log-in.ts';
import { isMadeUp } from './made-up-readers.ts';
import type { Card, ReaderFault, World } from './world.ts';

const succeeds = async (world: World, guidance: Guidance): Promise<boolean> =>
  (await logIn({ ...world, answers: {} }, guidance)).symptom === 'none';

/** The card with what ails it; that it slips out of this reader is left behind. */
const takenAlong = (card: Card): Card => ({
  ...card,
  faults: card.faults.filter(({ kind }) => kind !== 'pull'),
});

/** A card in a reader that is plugged in comes before one that was left in another. */
const cardIn = ({ readers }: World): Card | null => {
  const held = readers.filter(reader => reader.card !== null && !isMadeUp(reader));
  return (held.find(({ attached }) => attached) ?? held[0])?.card ?? null;
};

/** The card that the user has: the one in a reader now, else the one that slipped out since. */
export const cardAtHand = (before: World, now: World): Card | null => cardIn(now) ?? cardIn(before);

/** The user takes the card to a colleague's workstation on the same network. */
export const cardElsewhere = (world: World, later: World, guidance: Guidance): Promise<boolean> => {
  const found = cardAtHand(world, later);
  const card = found && takenAlong(found);
  const { network, profile, now } = world;
  const readers = healthyWorld.readers.map(reader => ({ ...reader, card }));
  return succeeds({ ...healthyWorld, now, network, profile, readers }, guidance);
};

const stays = ({ kind }: ReaderFault): boolean => kind !== 'exchange';

/** A colleague puts a good card into the user's reader. */
export const otherCardHere = (world: World, guidance: Guidance): Promise<boolean> => {
  const usable = world.readers.filter(
    reader => reader.attached && reader.driver === 'working' && !isMadeUp(reader),
  );
  const first = usable.find(reader => reader.card !== null) ?? usable[0];
  // What ails the reader stays; nobody exchanges the card now.
  const readers = world.readers.map(reader =>
    reader === first ? { ...reader, card: healthyCard, faults: reader.faults.filter(stays) } : reader,
  );
  return succeeds({ ...world, readers, profile: healthyWorld.profile }, guidance);
};
