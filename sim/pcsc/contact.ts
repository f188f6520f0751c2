import { type ScardCode, scard } from '../../src/pcsc/scard-codes.ts';
import type { CardAnswer, SimCard } from '../card/sim-card.ts';
import type { Reader } from '../world.ts';
import { done, type Refused, type Reply, refused, silence } from './reply.ts';

/** What may befall the card, the reader or the service in the middle of a call. */
export type Incident = 'card-leaves' | 'reader-leaves' | 'service-dies';

/** A reply, or an incident that ends the call and has consequences. */
export type Passed = Reply<Uint8Array> | { readonly kind: 'incident'; readonly incident: Incident };

/** Reader and card where they touch. Faults of the reader are laid around it. */
export interface Contact {
  /** Powers the card up anew and gives its answer to reset. */
  powerUp(): Passed;
  /** Passes one command to the powered card. */
  pass(command: Uint8Array): Passed;
}

/** Milliseconds that powering a card up takes. */
const powerUpTakes = 40;

/** The contact that a reader makes with the card in it. */
export const contactOf = ({ broken }: Reader, card: SimCard | null): Contact => {
  if (broken === 'hangs') return always(silence);
  if (broken === 'errors') return always(refused(scard.communicationDataLost));
  if (card === null) return always(refused(scard.noSmartcard));
  return {
    powerUp() {
      card.reset();
      if (card.atr === null) return refused(scard.unresponsiveCard);
      const flaw = flawOf(card.atr);
      return flaw === null ? done(card.atr, powerUpTakes) : refused(flaw);
    },
    pass: command => passedFrom(card.answer(command)),
  };
};

const always = (reply: Refused | typeof silence): Contact => ({ powerUp: () => reply, pass: () => reply });

const passedFrom = (answer: CardAnswer): Passed => {
  if (answer.kind === 'response') return done(answer.bytes, answer.ms);
  return answer.kind === 'silence' ? silence : { kind: 'incident', incident: 'card-leaves' };
};

/** Why a service refuses a card with this answer to reset; null when it does not. As measured with pcscd 1.9.9 and vpcd. */
const flawOf = (atr: Uint8Array): ScardCode | null => {
  if (atr.length > 33) return scard.unpoweredCard;
  return atr[0] === 0x3b || atr[0] === 0x3f ? null : scard.protocolMismatch;
};
