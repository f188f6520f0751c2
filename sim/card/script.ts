import { hex, matchesHex } from '../../src/card/hex.ts';
import type { ScriptLine } from '../world.ts';
import { type Answering, type CardAnswer, respond } from './answering.ts';

/**
 * A card that follows a script: the first line whose `on` fits the command answers, other commands go to the card
 * itself. Throws a TypeError when an `answer` is not hex.
 */
export const scripted = (card: Answering, script: readonly ScriptLine[]): Answering => {
  const lines = script.map(line => ({ on: line.on, does: deeds(line) }));
  let rest: readonly CardAnswer[] = [];
  return {
    reset() {
      rest = [];
      card.reset();
    },
    answer(command) {
      const [next, ...later] = isGetResponse(command) ? rest : [];
      if (next !== undefined) {
        rest = later;
        return next;
      }
      const [first, ...more] = lines.find(({ on }) => matchesHex(on, command))?.does ?? [];
      rest = more;
      return first ?? card.answer(command);
    },
  };
};

const isGetResponse = (command: Uint8Array): boolean => matchesHex('00 C0 00 00 ..', command);

/** What the line does, and what it answers to each GET RESPONSE after it. */
const deeds = (line: ScriptLine): readonly CardAnswer[] =>
  'fault' in line
    ? [{ kind: line.fault }]
    : [line.answer, ...(line.rest ?? [])].map(answer => respond(hex(answer)));
