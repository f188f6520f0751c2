import { type Pace, type SimCard, simCard } from '../card/sim-card.ts';
import type { Card } from '../world.ts';

/** The cards of a world that are alive, in a reader or in somebody's pocket. */
export interface LiveCards {
  /** Takes a card in hand: the one that was laid down with these data, else a new one. */
  take(card: Card): SimCard;
  /** Lays a card down; it is the same when these data are taken in hand again. */
  lay(card: Card, live: SimCard): void;
}

export const liveCards = (pace: Pace): LiveCards => {
  const laidDown = new WeakMap<Card, SimCard>();
  return {
    take(card) {
      const known = laidDown.get(card);
      laidDown.delete(card);
      return known ?? simCard(card, pace);
    },
    lay: (card, live) => void laidDown.set(card, live),
  };
};
