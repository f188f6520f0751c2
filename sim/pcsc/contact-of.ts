import { type ScardCode, scard } from '../../src/pcsc/scard-codes.ts';
import type { CardAnswer, SimCard } from '../card/sim-card.ts';
import type { Reader } from '../world.ts';
import type { Contact, Passed } from './contact.ts';
import { inflictOnContact } from './faults/inflict-on-contact.ts';
import { done, type Refused, refused, silence } from './reply.ts';

/** Milliseconds that powering a card up takes. */
const powerUpTakes = 40;

/** The contact that a reader makes with the card in it, and whatever ails the reader. */
export const contactOf = ({ broken, faults }: Reader, card: SimCard | null): Contact => {
  if (broken === 'hangs') return always(silence);
  if (broken === 'errors') return always(refused(scard.communicationDataLost));
  return card === null
    ? always(refused(scard.noSmartcard))
    : faults.reduce(inflictOnContact, soundContact(card));
};

const soundContact = (card: SimCard): Contact => ({
  powerUp() {
    const { atr, ms } = card.reset();
    if (atr === null || atr.length === 0) return refused(scard.unresponsiveCard, ms);
    const flaw = flawOf(atr);
    return flaw === null ? done(atr, powerUpTakes + ms) : refused(flaw, ms);
  },
  pass: command => passedFrom(card.answer(command)),
});

const always = (reply: Refused | typeof silence): Contact => ({ powerUp: () => reply, pass: () => reply });

const passedFrom = (answer: CardAnswer): Passed => {
  if (answer.kind === 'response') return done(answer.bytes, answer.ms);
  return answer.kind === 'silence' ? silence : { kind: 'incident', incident: { kind: 'card-leaves' } };
};

/** Why a service refuses a card with this answer to reset; null when it does not. As measured with pcscd 1.9.9 and vpcd. */
const flawOf = (atr: Uint8Array): ScardCode | null => {
  if (atr.length > 33) return scard.unpoweredCard;
  return atr.length > 1 && (atr[0] === 0x3b || atr[0] === 0x3f) ? null : scard.protocolMismatch;
};
