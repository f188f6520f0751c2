import { protocolsOf } from '../../src/card/atr.ts';
import { hex } from '../../src/card/hex.ts';
import { remember } from '../../src/remember.ts';
import { isSame } from '../added-faults.ts';
import type { Card } from '../world.ts';
import { ailing } from './ailing.ts';
import { atPace, type CardAnswer, type Pace } from './answering.ts';
import { applet } from './applet.ts';
import { chip } from './chip.ts';
import type { Wakening } from './faults/at-power-up.ts';
import { link, type Protocol } from './link.ts';
import { pivApplication } from './piv-application.ts';
import { type CardState, pivContents, stateOf } from './piv-contents.ts';
import { profileOf } from './profiles.ts';

export type { CardAnswer, Pace } from './answering.ts';
export type { Protocol } from './link.ts';
export type { CardState } from './piv-contents.ts';

/** A simulated card. Deterministic: the same commands since power-up give the same answers. Throws for no command. */
export interface SimCard {
  /** Its latest answer to reset, or the first one to come; null for a mute card, which is silent to every command too. */
  atr(): Uint8Array | null;
  /** What it speaks once it is powered: T=1 where its answer to reset offers that, else T=0. */
  readonly protocol: Protocol;
  /** A warm reset or a new power-up: what was verified and selected is forgotten, tries and secrets stay. */
  reset(): Wakening;
  answer(command: Uint8Array): CardAnswer;
  /** The tries that it has left, as a world writes them. */
  left(): Pick<Card, 'tries' | 'unblockTries'>;
  state(): CardState;
  /** Goes on with other faults, another script and other tries, and forgets nothing; for data that `isSameCard` says are its own. */
  become(card: Card): void;
}

/** What a card is, whatever ails it and whatever tries it has left. */
const contentsOf = ({ faults: _, script: __, tries: ___, unblockTries, ...contents }: Card) => ({
  ...contents,
  takesUnblockingKey: unblockTries !== undefined,
});

/** Whether two cards of a world are one that only fares differently; one that is not there is the same as none. */
export const isSameCard = (one: Card | null, other: Card | null): boolean =>
  one === null || other === null ? one === other : isSame(contentsOf(one), contentsOf(other));

/** An answer to reset and what its card speaks. */
const answerToReset = remember((text): { readonly atr: Uint8Array; readonly protocol: Protocol } => {
  const atr = hex(text);
  return { atr, protocol: protocolsOf(atr).includes(1) ? 'T=1' : 'T=0' };
});

/** Makes the card that a world describes; `instant` for programs that keep the time by themselves. */
export const simCard = (card: Card, pace: Pace = 'card'): SimCard => {
  const profile = profileOf(card);
  const { atr, protocol } = answerToReset(card.atr ?? profile.atr);
  const contents = pivContents(card, profile.piv);
  const applets = profile.applets.map(applet);
  const applications = profile.piv === null ? applets : [...applets, pivApplication(contents)];
  const line = link(chip(applications), protocol);
  const ails = ailing(line, card.mute ? null : atr, card, sound => atPace(sound, pace));
  const { passcode, unblocking } = contents.secrets;
  return {
    protocol,
    reset: () => ails.powerUp(),
    answer: command => ails.answer(command),
    left: () => ({
      tries: passcode.tries,
      ...(unblocking === null ? {} : { unblockTries: unblocking.tries }),
    }),
    state: () => stateOf(contents),
    become(next) {
      passcode.tries = next.tries;
      if (unblocking !== null) unblocking.tries = next.unblockTries ?? unblocking.tries;
      ails.become(next);
    },
    atr: () => ails.wakening().atr,
  };
};
