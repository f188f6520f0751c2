import { protocolsOf } from '../../src/card/atr.ts';
import { hex } from '../../src/card/hex.ts';
import type { Card } from '../world.ts';
import { type Answering, atPace, type CardAnswer, type Pace } from './answering.ts';
import { applet } from './applet.ts';
import { chip } from './chip.ts';
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
  /** Answer to reset; null for a mute card, which is silent to every command too. */
  readonly atr: Uint8Array | null;
  /** What it speaks once it is powered: T=1 where its answer to reset offers that, else T=0. */
  readonly protocol: Protocol;
  /** A warm reset or a new power-up: what was verified and selected is forgotten, tries and secrets stay. */
  reset(): void;
  answer(command: Uint8Array): CardAnswer;
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
  const whole = card.faults.reduce(inflict, healthy);
  const powered = card.mute ? mute : whole;
  return {
    atr: card.mute ? null : atr,
    protocol,
    reset: () => powered.reset(),
    answer: command => powered.answer(command),
    state: () => stateOf(contents),
  };
};

const mute: Answering = { reset: () => {}, answer: () => ({ kind: 'silence' }) };
