import { hex, matchesHex } from '../../src/card/hex.ts';
import type { ScriptLine } from '../world.ts';
import { type Answering, type CardAnswer, respond } from './answering.ts';

/**
 * A card that follows a script: the first line whose `on` fits the command answers, other commands go to the card
 * itself. Throws a TypeError when an `answer` is not hex.
 */
export const scripted = (card: Answering, script: readonly ScriptLine[]): Answering => {
  const lines = script.map(line => ({ on: line.on, does: deed(line) }));
  return {
    reset: () => card.reset(),
    answer: command => lines.find(({ on }) => matchesHex(on, command))?.does ?? card.answer(command),
  };
};

const deed = (line: ScriptLine): CardAnswer =>
  'fault' in line ? { kind: line.fault } : respond(hex(line.answer));
