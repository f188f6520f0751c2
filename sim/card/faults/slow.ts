import type { CardFault } from '../../world.ts';
import type { Answering, CardAnswer } from '../answering.ts';

/** The card takes `ms` longer for every command. */
export const slow = (card: Answering, fault: Extract<CardFault, { kind: 'slow' }>): Answering => ({
  reset: () => card.reset(),
  answer: command => later(card.answer(command), fault.ms),
});

/** The same answer, `ms` later; silence and removal stay what they are. */
export const later = (answer: CardAnswer, ms: number): CardAnswer =>
  answer.kind === 'response' ? { ...answer, ms: answer.ms + ms } : answer;
