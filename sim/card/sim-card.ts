import { createHash } from 'node:crypto';
import { hex } from '../../src/card/hex.ts';
import type { Card } from '../world.ts';
import { type Answering, atPace, type CardAnswer, type Pace } from './answering.ts';
import { applet } from './applet.ts';
import { chip } from './chip.ts';
import { inflict } from './faults/inflict.ts';
import { type Files, type Memory, pivApplication } from './piv-application.ts';
import { pivFiles } from './piv-files.ts';
import { profileOf } from './profiles.ts';
import { scripted } from './script.ts';

export type { CardAnswer, Pace } from './answering.ts';

/** What persists on a card, comparable with a deep equality: reading must leave it as it was. */
export interface CardState {
  readonly tries: number;
  /** SHA-256 over all data objects. */
  readonly files: string;
}

/** A simulated card. Deterministic: the same commands since power-up give the same answers. Throws for no command. */
export interface SimCard {
  /** Answer to reset; null for a mute card, which is silent to every command too. */
  readonly atr: Uint8Array | null;
  reset(): void;
  answer(command: Uint8Array): CardAnswer;
  state(): CardState;
}

/** Makes the card that a world describes; `instant` for programs that keep the time by themselves. */
export const simCard = (card: Card, pace: Pace = 'card'): SimCard => {
  const profile = profileOf(card);
  const memory: Memory = { tries: card.tries, mostTries: Math.max(card.tries, 3) };
  const files: Files = profile.piv === null ? new Map() : pivFiles(card, profile.piv);
  const applets = profile.applets.map(applet);
  const applications = profile.piv === null ? applets : [...applets, pivApplication(files, memory)];
  const healthy = atPace(scripted(chip(applications), card.script ?? []), pace);
  const whole = card.faults.reduce(inflict, healthy);
  const powered = card.mute ? mute : whole;
  return {
    atr: card.mute ? null : hex(profile.atr),
    reset: () => powered.reset(),
    answer: command => powered.answer(command),
    state: () => ({ tries: memory.tries, files: digest(files) }),
  };
};

const mute: Answering = { reset: () => {}, answer: () => ({ kind: 'silence' }) };

const digest = (files: Files): string => {
  const hash = createHash('sha256');
  for (const [tag, file] of files) hash.update(tag.toString(16)).update(file());
  return hash.digest('hex');
};
