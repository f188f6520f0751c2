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
  'i insert · t take · s swap for another kind of card · p plug or unplug · x stop or start the service · f fault (JSON) · 1-9 choose the reader · q quit · ? help';

const ctrlC = '\u0003';
const ctrlD = '\u0004';
const escapeKey = '\u001b';
const backspace = '\u007f';
const enter = '\r';
/** What arrows and other keys without a letter send (ECMA-48, 5.4; SS3 of 5.3 with one byte behind it). */
const sequences = new RegExp(`${escapeKey}(?:\\[[0-?]*[ -/]*[@-~]|O[ -~])`, 'g');

/**
 * Obeys keys until the function it gives is called, says what came of each and echoes what is typed; a terminal that is
 * closed quits as if it had hung up.
 */
export const readKeys = (
  keyboard: Keyboard,
  hand: StageHand,
  service: SmartcardService,
  say: (words: string) => void,
  quit: (signal?: 'SIGHUP') => void,
  echo: (text: string) => void = () => {},
): (() => void) => {
  let chosen: string | undefined;
  let line: string | null = null;
  let kinds = 0;

  const obey = (words: string) => {
    const error = hand.obey(words);
    if (error !== null) say(error);
  };
  const readers = () => service.world().readers;
  const here = () => chosen ?? readers()[0]?.name ?? '';

  const choose = (number: number) => {
    const reader = readers()[number - 1]?.name;
    if (reader === undefined) say(`there are ${readers().length} readers`);
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
    p: () => {
      const attached = readers().find(({ name }) => name === here())?.attached === true;
      obey(`${attached ? 'unplug' : 'plug'} ${here()}`);
    },
    x: () => obey(service.world().smartcardService === 'running' ? 'stop' : 'start'),
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
      echo('\r\n');
      obey(`fault ${sofar}`);
    } else if (text === ctrlC) quit();
    else if (text === escapeKey) {
      line = null;
      echo('\r\n');
    } else if (text === backspace) {
      line = sofar.slice(0, -1);
      if (sofar !== '') echo('\b \b');
    } else if (!/\p{Cc}/u.test(text)) {
      line = sofar + text;
      echo(text);
    }
  };

  const listen = (bytes: Buffer) => {
    for (const key of bytes.toString('utf8').replace(sequences, '')) {
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
