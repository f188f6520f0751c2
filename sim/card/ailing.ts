import { addedFaults, isSame } from '../added-faults.ts';
import type { Card } from '../world.ts';
import type { Answering, CardAnswer } from './answering.ts';
import { type Wakening, wakenings } from './faults/at-power-up.ts';
import { isAnswerFault, isPowerUpFault, type PowerUpFault } from './faults/card-fault.ts';
import { inflict } from './faults/inflict.ts';
import { scripted } from './script.ts';

/** What may ail a card while it stays the card that it is. */
export type Ailments = Pick<Card, 'faults' | 'script'>;

/** A card with what ails it around its line; that may change while programs use the card. */
export interface Ailing {
  /** Its latest wakening, or the first one to come. */
  wakening(): Wakening;
  powerUp(): Wakening;
  /** Silent while the card is mute. */
  answer(command: Uint8Array): CardAnswer;
  /** Another script is followed from the next command on. Faults that are added count from now on, others begin anew. */
  become(next: Ailments): void;
}

/** `paced` sets the pace of what it is given; `atr` is null for a card that is mute whatever else ails it. */
export const ailing = (
  line: Answering,
  atr: Uint8Array | null,
  first: Ailments,
  paced: (card: Answering) => Answering,
): Ailing => {
  let ailments: Ailments = { faults: [] };
  let following = line;
  const sound = paced({ reset: () => following.reset(), answer: command => following.answer(command) });
  let outermost = sound;
  let layers: readonly { readonly since: number; readonly faults: readonly PowerUpFault[] }[] = [];
  let powerUps = 0;
  let wakening: Wakening = { atr, ms: 0 };

  const wake = (): Wakening =>
    layers.reduce<Wakening>(
      (before, { since, faults }) => {
        const after = wakenings(before.atr, faults)(powerUps - since);
        return { ...after, ms: before.ms + after.ms };
      },
      { atr, ms: 0 },
    );

  const become = (next: Ailments) => {
    const added = addedFaults(ailments.faults, next.faults);
    if (added === null) {
      outermost = sound;
      layers = [];
    }
    const faults = added ?? next.faults;
    outermost = faults.filter(isAnswerFault).reduce(inflict, outermost);
    layers = [...layers, { since: powerUps, faults: faults.filter(isPowerUpFault) }];
    if (!isSame(next.script, ailments.script)) following = scripted(line, next.script ?? []);
    if (powerUps === 0) wakening = wake();
    ailments = next;
  };

  become(first);
  return {
    powerUp() {
      wakening = wake();
      powerUps += 1;
      outermost.reset();
      return wakening;
    },
    answer: command => (wakening.atr === null ? { kind: 'silence' } : outermost.answer(command)),
    become,
    wakening: () => wakening,
  };
};
