/** What a card does with one command. `ms` is virtual: how long the card took. */
export type CardAnswer =
  | { readonly kind: 'response'; readonly bytes: Uint8Array; readonly ms: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'removal' };

/** Whatever can stand in the place of a powered card: the chip itself, or a fault around it. */
export interface Answering {
  /** Powers the card up anew: what it keeps only while powered is forgotten. */
  reset(): void;
  answer(command: Uint8Array): CardAnswer;
}

/** How long answers take: as on a card, or no time at all. What faults add stays in either case. */
export type Pace = 'card' | 'instant';

/** A response that takes no time yet. */
export const respond = (bytes: Uint8Array): CardAnswer => ({ kind: 'response', bytes, ms: 0 });

/** The same card at this pace: on a card, 12 ms for the command and the bytes on the line at about 500 kbit/s. */
export const atPace = (card: Answering, pace: Pace): Answering =>
  pace === 'instant'
    ? card
    : {
        reset: () => card.reset(),
        answer: command => {
          const answer = card.answer(command);
          if (answer.kind !== 'response') return answer;
          const { bytes, ms } = answer;
          return { kind: 'response', bytes, ms: ms + 12 + Math.ceil(bytes.length / 50) };
        },
      };
