import { type Moment, occasion } from '../../moment.ts';
import type { Answering, CardAnswer } from '../answering.ts';

/**
 * A card whose place is taken by `strike` whenever the moment has come. `number` counts from 0 the commands since
 * power-up at which it had come; null leaves the command to the card and is no strike.
 */
export const striking = (
  card: Answering,
  moment: Moment,
  strike: (command: Uint8Array, number: number) => CardAnswer | null,
): Answering => {
  const when = occasion(moment);
  return {
    reset() {
      when.powerUp();
      card.reset();
    },
    answer(command) {
      const number = when.command();
      const struck = number === null ? null : strike(command, number);
      if (struck === null) return card.answer(command);
      when.struck(struck.kind === 'response' ? struck.ms : Number.POSITIVE_INFINITY);
      return struck;
    },
  };
};

/** A card that does as it is told and whose answers are changed on their way; silence and removal stay what they are. */
export const altering = (
  card: Answering,
  moment: Moment,
  alter: (answer: Uint8Array, command: Uint8Array) => Uint8Array,
): Answering =>
  striking(card, moment, command => {
    const answer = card.answer(command);
    return answer.kind === 'response' ? { ...answer, bytes: alter(answer.bytes, command) } : answer;
  });

/** The same answer, `ms` later; silence and removal stay what they are. */
export const later = (answer: CardAnswer, ms: number): CardAnswer =>
  answer.kind === 'response' ? { ...answer, ms: answer.ms + ms } : answer;
