import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { toHex } from '../../src/card/hex.ts';
import { failureOf } from '../../src/pcsc/scard-codes.ts';
import { stopwatch } from '../clock.ts';
import type { Sight } from '../pcsc-service/sight.ts';
import { commandWords, responseWords } from './command-words.ts';

/** Tells people, a line each, what happens to readers and cards and what programs say to them. */
export interface LiveView {
  look(sight: Sight): void;
  say(words: string): void;
  /** Follows readers and cards as they come and go; gives a function that stops it. */
  follow(service: SmartcardService): () => void;
}

const reply = (sight: Extract<Sight, { kind: 'exchanged' }>): string => {
  const { reply } = sight;
  if (reply.kind === 'silence') return 'silence';
  if (reply.kind === 'refused') return failureOf(reply.code).detail;
  return `${responseWords(reply.value)}${reply.ms > 0 ? `  ${reply.ms} ms` : ''}`;
};

/** Readers by name, with what is in them in words. */
const pictureOf = (service: SmartcardService): ReadonlyMap<string, string> =>
  new Map([
    ['', service.running() ? 'service running' : 'service stopped'],
    ...service.readers().map(({ slot, atr, events, finding }): [string, string] => {
      if (slot.card() === null) return [slot.reader().name, 'empty'];
      const known = finding === 'mute' || finding === 'silent' ? ', no answer to reset' : '';
      return [slot.reader().name, `card in${atr === null ? known : `, ATR ${toHex(atr)}`}, event ${events}`];
    }),
  ]);

/** `write` takes whole lines. */
export const liveView = (write: (line: string) => void): LiveView => {
  const elapsed = stopwatch();
  const say = (words: string) => write(`${(elapsed() / 1000).toFixed(3).padStart(9)} s  ${words}\n`);
  return {
    say,
    look(sight) {
      if (sight.kind === 'connected')
        say(`${sight.reader}: a program connected${sight.exclusive ? ', exclusively' : ''}`);
      else say(`${sight.reader}: ${commandWords(sight.command)}  →  ${reply(sight)}`);
    },
    follow(service) {
      let before: ReadonlyMap<string, string> = new Map();
      const compare = () => {
        const now = pictureOf(service);
        for (const [name, words] of now)
          if (before.get(name) !== words) say(name === '' ? words : `${name}: ${words}`);
        for (const name of before.keys()) if (!now.has(name)) say(`${name}: unplugged`);
        before = now;
      };
      compare();
      // The service powers a new card up in the same turn, and only then is its answer known.
      return service.onChange(() => queueMicrotask(() => queueMicrotask(compare)));
    },
  };
};
