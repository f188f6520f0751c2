import type { Guidance } from '../src/guidance/guidance.ts';
import { healthyCard, healthyWorld } from './healthy-world.ts';
import { logIn } from './log-in/log-in.ts';
import { isMadeUp } from './made-up-readers.ts';
import type { Card, CardFault, Reader, ReaderFault, World } from './world.ts';

const succeeds = async (world: World, guidance: Guidance): Promise<boolean> =>
  (await logIn({ ...world, answers: {} }, guidance)).symptom === 'none';

/** The card with what ails it; that it slips out of this reader is left behind. */
const takenAlong = (card: Card): Card =>
  card.faults.some(slipsOut) ? { ...card, faults: card.faults.filter(fault => !slipsOut(fault)) } : card;

const slipsOut = ({ kind }: CardFault): boolean => kind === 'pull';

/** The reader with this card in it; the same reader where that is nothing new. */
const holding = (card: Card | null, reader: Reader): Reader =>
  reader.card === card ? reader : { ...reader, card };

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
  const readers = healthyWorld.readers.map(reader => holding(card, reader));
  return succeeds({ ...healthyWorld, now, network, profile, readers }, guidance);
};

const stays = ({ kind }: ReaderFault): boolean => kind !== 'exchange';

/** What ails the reader stays; nobody exchanges the card now. */
const leftInPeace = (reader: Reader): Reader =>
  reader.faults.every(stays) ? reader : { ...reader, faults: reader.faults.filter(stays) };

/** A colleague puts a good card into the user's reader. */
export const otherCardHere = (world: World, guidance: Guidance): Promise<boolean> => {
  const usable = world.readers.filter(
    reader => reader.attached && reader.driver === 'working' && !isMadeUp(reader),
  );
  const first = usable.find(reader => reader.card !== null) ?? usable[0];
  const readers = world.readers.map(reader =>
    reader === first ? holding(healthyCard, leftInPeace(reader)) : reader,
  );
  return succeeds({ ...world, readers, profile: healthyWorld.profile }, guidance);
};
