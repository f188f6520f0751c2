import type { Answering, CardAnswer } from '../answering.ts';

/**
 * Lets a card answer `count` commands since power-up and gives every later one to `strike`, numbered from 0. A card
 * that is powered up anew starts to count anew, so that every program that opens the card meets the same fault.
 */
export const afterCommands = (
  card: Answering,
  count: number,
  strike: (command: Uint8Array, number: number) => CardAnswer,
): Answering => {
  let seen = 0;
  return {
    reset() {
      seen = 0;
      card.reset();
    },
    answer(command) {
      const number = seen++ - count;
      return number < 0 ? card.answer(command) : strike(command, number);
    },
  };
};
