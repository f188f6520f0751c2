import { protocolsOf } from '../../src/card/atr.ts';
import { hex } from '../../src/card/hex.ts';
import type { Card } from '../world.ts';
import { atPace, type CardAnswer, type Pace } from './answering.ts';
import { applet } from './applet.ts';
import { chip } from './chip.ts';
import { type Wakening, wakenings } from './faults/at-power-up.ts';
import { isAnswerFault, isPowerUpFault } from './faults/card-fault.ts';
import { inflict } from './faults/inflict.ts';
import { link, type Protocol } from './link.ts';
import { pivApplication } from './piv-application.ts';
import { type CardState, pivContents, stateOf } from './piv-contents.ts';
import { profileOf } from './profiles.ts';
import { scripted } from './script.ts';

export type { CardAnswer, Pace } from './answering.ts';
export type { Protocol } from './link.ts';
export type { CardState } from './piv-contents.ts';

/** A simulated card. Deterministic: the same commands since power-up give the same answers. Throws for no command. */
export interface SimCard {
  /** Its latest answer to reset, or the first one to come; null for a mute card, which is silent to every command too. */
  readonly atr: Uint8Array | null;
  /** What it speaks once it is powered: T=1 where its answer to reset offers that, else T=0. */
  readonly protocol: Protocol;
  /** A warm reset or a new power-up: what was verified and selected is forgotten, tries and secrets stay. */
  reset(): Wakening;
  answer(command: Uint8Array): CardAnswer;
  /** The tries that it has left, as a world writes them. */
  left(): Pick<Card, 'tries' | 'unblockTries'>;
  state(): CardState;
}

/** Makes the card that a world describes; `instant` for programs that keep the time by themselves. */
export const simCard = (card: Card, pace: Pace = 'card'): SimCard => {
  const profile = profileOf(card);
  const atr = hex(card.atr ?? profile.atr);
  const protocol = protocolsOf(atr).includes(1) ? 'T=1' : 'T=0';
  const contents = pivContents(card, profile.piv);
  const applets = profile.applets.map(applet);
  const applications = profile.piv === null ? applets : [...applets, pivApplication(contents)];
  const healthy = atPace(scripted(link(chip(applications), protocol), card.script ?? []), pace);
  const powered = card.faults.filter(isAnswerFault).reduce(inflict, healthy);
  const wakeningAt = wakenings(card.mute ? null : atr, card.faults.filter(isPowerUpFault));
  let wakening = wakeningAt(0);
  let powerUps = 0;
  return {
    get atr() {
      return wakening.atr;
    },
    protocol,
    reset() {
      wakening = wakeningAt(powerUps++);
      powered.reset();
      return wakening;
    },
    answer: command => (wakening.atr === null ? { kind: 'silence' } : powered.answer(command)),
    left: () => {
      const { passcode, unblocking } = contents.secrets;
      return { tries: passcode.tries, ...(unblocking === null ? {} : { unblockTries: unblocking.tries }) };
    },
    state: () => stateOf(contents),
  };
};
