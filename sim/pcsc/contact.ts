import type { Card } from '../world.ts';
import type { Reply } from './reply.ts';

/** What may befall the card, the reader or the service in the middle of a call; with `-flickers` and `-restarts` it is back at once. */
export type Incident =
  | { readonly kind: 'card-leaves' | 'card-flickers' }
  /** Another program reset the card. */
  | { readonly kind: 'card-reset' }
  /** Somebody put another card in. */
  | { readonly kind: 'card-exchanged'; readonly card: Card }
  | { readonly kind: 'reader-leaves' | 'reader-flickers' }
  | { readonly kind: 'service-dies' | 'service-restarts' };

/** A reply, or an incident that ends the call and has consequences. */
export type Passed = Reply<Uint8Array> | { readonly kind: 'incident'; readonly incident: Incident };

/** Reader and card where they touch. Faults of the reader are laid around it. */
export interface Contact {
  /** Powers the card up anew and gives its answer to reset. */
  powerUp(): Passed;
  /** Passes one command to the powered card. */
  pass(command: Uint8Array): Passed;
}
