import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { cardKinds } from '../../sim/world.ts';
import type { StageHand } from './stage-hand.ts';

/** A terminal from which single keys are read. */
export interface Keyboard {
  setRawMode(raw: boolean): unknown;
  on(event: 'data', listener: (bytes: Buffer) => void): unknown;
  on(event: 'error' | 'end', listener: () => void): unknown;
  off(event: 'data', listener: (bytes: Buffer) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

export const keyHelp =
  'i insert · t take · s swap for another kind of card · f fault (JSON) · 1-9 choose the reader · q quit · ? help';

const ctrlC = '\u0003';
const ctrlD = '\u0004';
const escapeKey = '\u001b';
const backspace = '\u007f';
const enter = '\r';

/**
 * Obeys keys until the function it gives is called, and says what came of each; a terminal that is
 * closed quits as if it had hung up.
 */
export const readKeys = (
  keyboard: Keyboard,
  hand: StageHand,
  service: SmartcardService,
  say: (words: string) => void,
  quit: (signal?: 'SIGHUP') => void,
): (() => void) => {
  let chosen: string | undefined;
  let line: string | null = null;
  let kinds = 0;

  const obey = (words: string) => {
    const error = hand.obey(words);
    if (error !== null) say(error);
  };
  const here = () => chosen ?? service.readers[0]?.slot.reader.name ?? '';

  const choose = (number: number) => {
    const reader = service.readers[number - 1]?.slot.reader.name;
    if (reader === undefined) say(`there are ${service.readers.length} readers`);
    else {
      chosen = reader;
      say(`${reader} is chosen`);
    }
  };

  const keys: { readonly [key: string]: () => void } = {
    i: () => obey(`insert ${here()}`),
    t: () => obey(`take ${here()}`),
    s: () => {
      kinds += 1;
      obey(`swap ${cardKinds[kinds % cardKinds.length]} ${here()}`);
    },
    f: () => {
      line = '';
      say('fault, as JSON such as {"kind":"lock-card"}, then Enter (Esc: none):');
    },
    q: () => quit(),
    '?': () => say(keyHelp),
    [ctrlC]: () => quit(),
    [ctrlD]: () => quit(),
  };

  const write = (text: string, sofar: string) => {
    if (text === enter) {
      line = null;
      obey(`fault ${sofar}`);
    } else if (text === ctrlC) quit();
    else if (text === escapeKey) line = null;
    else line = text === backspace ? sofar.slice(0, -1) : sofar + text;
  };

  const listen = (bytes: Buffer) => {
    for (const key of bytes.toString('utf8')) {
      if (line !== null) write(key, line);
      else if (/[1-9]/.test(key)) choose(Number(key));
      else keys[key]?.();
    }
  };

  const gone = () => quit('SIGHUP');
  // Both come when the terminal is closed, which then cannot be put right any more.
  for (const event of ['error', 'end'] as const) keyboard.on(event, gone);
  keyboard.setRawMode(true);
  keyboard.on('data', listen);
  keyboard.resume();
  return () => {
    keyboard.off('data', listen);
    keyboard.setRawMode(false);
    keyboard.pause();
  };
};
