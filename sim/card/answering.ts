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

/** A response and the time it takes: some for the command, some for the bytes on the line (about 500 kbit/s). */
export const respond = (bytes: Uint8Array): CardAnswer => ({
  kind: 'response',
  bytes,
  ms: 12 + Math.ceil(bytes.length / 50),
});
