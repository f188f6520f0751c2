import type { CardSession } from '../doors/readers.ts';
import type { Failed, FailureCode } from '../outcome.ts';
import { type Command, encodeCommand, parseResponse, type Response } from './apdu.ts';
import { concat } from './bytes.ts';
import { swText } from './status-words.ts';

/** Why a conversation with a card ended before its end. */
export interface Trouble {
  readonly kind: 'silent' | 'garbled' | 'interrupted';
  readonly code: FailureCode;
  readonly detail: string;
  /** Milliseconds for which an answer was waited for in vain; 0 when no time was left to wait, or an answer came. */
  readonly waited: number;
}

/** A whole answer, the trouble that took its place, or why the door did not ask; each with the milliseconds it took. */
export type Exchanged =
  | { readonly kind: 'answer'; readonly response: Response; readonly ms: number }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly ms: number }
  | { readonly kind: 'skipped'; readonly because: string; readonly ms: number };

export const garbled = (detail: string): Trouble => ({
  kind: 'garbled',
  code: 'malformed',
  detail,
  waited: 0,
});

const getResponse = 0xc0;
/** Execution errors (ISO 7816-4, table 5): who announced the rest of an answer has no call to refuse it. */
const isError = (word: number): boolean => word >= 0x6400 && word < 0x9000;

/** A card that says "more to come" (61 XX) more often than this means no good; 16 KiB fit in 64 rounds. */
const mostRounds = 64;

/**
 * Sends one command and gathers the whole answer: follows 61 XX with GET RESPONSE and repeats with the right Le
 * after 6C XX. Never lasts longer than `budget` milliseconds, by the time that the session reports, and waits for no answer
 * longer than `patience`.
 */
export const exchange = async (
  session: CardSession,
  command: Command,
  budget: number,
  patience = budget,
): Promise<Exchanged> => {
  const gathered: Uint8Array[] = [];
  let next = command;
  let ms = 0;
  for (let round = 0; round < mostRounds; round++) {
    if (ms >= budget) return { kind: 'trouble', trouble: outOfTime, ms };
    const deadline = Math.min(budget - ms, patience);
    const outcome = await session.transmit(encodeFor(session.protocol, next), deadline);
    ms += outcome.ms;
    if (outcome.kind === 'skipped') return { kind: 'skipped', because: outcome.because, ms };
    if (outcome.kind === 'failed') return { kind: 'trouble', trouble: troubleOf(outcome), ms };

    const response = parseResponse(outcome.value);
    if (response === null) return { kind: 'trouble', trouble: garbled('answer without a status word'), ms };
    gathered.push(response.data);
    const sw2 = response.sw & 0xff;
    if (next.ins === getResponse && isError(response.sw) && response.sw >> 8 !== 0x6c)
      return { kind: 'trouble', trouble: garbled(`the rest refused with ${swText(response.sw)}`), ms };
    if (response.sw >> 8 === 0x61) next = { ins: getResponse, p1: 0, p2: 0, le: sw2 };
    else if (response.sw >> 8 === 0x6c) next = { ...next, le: sw2 };
    else return { kind: 'answer', response: { data: whole(gathered), sw: response.sw }, ms };
  }
  return { kind: 'trouble', trouble: garbled('answer without an end'), ms };
};

/** What came in one piece needs no copy. */
const whole = (pieces: readonly Uint8Array[]): Uint8Array => {
  const [first, second] = pieces;
  return first !== undefined && second === undefined ? first : concat(...pieces);
};

const outOfTime: Trouble = { kind: 'silent', code: 'timed-out', detail: 'no time left', waited: 0 };

/** Over T=0 a command with data carries no Le: the card announces its answer with 61 XX (ISO 7816-3, 12.2.1). */
const encodeFor = (protocol: CardSession['protocol'], command: Command): Uint8Array => {
  if (protocol !== 'T=0' || command.data === undefined) return encodeCommand(command);
  const { le, ...withoutLe } = command;
  return encodeCommand(withoutLe);
};

const silences: ReadonlySet<FailureCode> = new Set(['timed-out', 'mute']);

const troubleOf = ({ code, detail, ms }: Failed): Trouble => {
  const kind = silences.has(code) ? 'silent' : code === 'malformed' ? 'garbled' : 'interrupted';
  return { kind, code, detail, waited: ms };
};
