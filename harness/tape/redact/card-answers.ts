import { parseResponse } from '../../../src/card/apdu.ts';
import { concat } from '../../../src/card/bytes.ts';
import { hex, toHex } from '../../../src/card/hex.ts';
import { readOnlyCommand } from '../../../src/card/read-only.ts';
import { sw } from '../../../src/card/status-words.ts';
import type { Call } from '../tape.ts';
import { blankObject, type Removed } from './blank-object.ts';
import { opaque } from './tlv-rewrite.ts';

/** One response of an answer under way. */
interface Piece {
  readonly call: Call;
  readonly data: Uint8Array;
  readonly sw: number;
}

/** Blanks the answers of one card. An answer in several responses is held back until it is whole, as only then it can be understood. */
export interface CardAnswers {
  /** The calls that may be written now that this response has come. */
  pass(call: Call, response: Uint8Array): readonly Call[];
  /** The calls held back, of an answer that will not become whole. */
  rest(): readonly Call[];
}

const moreToCome = 0x61;
const wrongLe = 0x6c;

const commandOf = ({ args: [command] }: Call): Uint8Array => hex(String(command));

/** A command without the number of bytes that it wants back. */
const withoutLe = (command: Uint8Array): string => toHex(command.subarray(0, 5 + (command[4] ?? 0)));

const withResponse = ({ call, sw: word }: Piece, data: Uint8Array): Call => ({
  ...call,
  outcome: {
    ...call.outcome,
    value: toHex(concat(data, Uint8Array.of(word >> 8, word & 0xff))),
  } as Call['outcome'],
});

/** The tag that a GET DATA names in its tag list. */
const tagOf = (command: Uint8Array): number =>
  command.subarray(7, 7 + (command[6] ?? 0)).reduce((tag, byte) => tag * 0x100 + byte, 0);

export const cardAnswers = (removed: (what: Removed) => void): CardAnswers => {
  let pieces: readonly Piece[] = [];

  /** The same pieces with other data in them, in lengths as near to theirs as the data allows. */
  const filledWith = (data: Uint8Array): readonly Call[] => {
    let at = 0;
    const calls = pieces.map((piece, index) => {
      const end = index === pieces.length - 1 ? data.length : at + piece.data.length;
      const part = data.subarray(at, end);
      at = end;
      return withResponse(piece, part);
    });
    pieces = [];
    return calls;
  };

  const held = (): Uint8Array => concat(...pieces.map(({ data }) => data));

  const meaningless = (): readonly Call[] => {
    const { length } = held();
    if (length > 0) removed('other answers of a card');
    return filledWith(opaque(length));
  };

  const whole = (): readonly Call[] => {
    const [first] = pieces;
    const command = first === undefined ? new Uint8Array() : commandOf(first.call);
    if (pieces.at(-1)?.sw !== sw.done || readOnlyCommand(command) !== 'get-data') return meaningless();
    const blank = blankObject(tagOf(command), held());
    removed(blank.removed);
    return filledWith(blank.data);
  };

  const continues = (command: Uint8Array): boolean => {
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined) return false;
    if (readOnlyCommand(command) === 'get-response') return true;
    return last.sw >> 8 === wrongLe && withoutLe(command) === withoutLe(commandOf(first.call));
  };

  return {
    rest: meaningless,
    pass(call, bytes) {
      const response = parseResponse(bytes);
      const before = response === null || !continues(commandOf(call)) ? meaningless() : [];
      if (response === null)
        return [
          ...before,
          { ...call, outcome: { ...call.outcome, value: toHex(opaque(bytes.length)) } as Call['outcome'] },
        ];
      pieces = [...pieces, { call, ...response }];
      const unfinished = [moreToCome, wrongLe].includes(response.sw >> 8);
      return [...before, ...(unfinished ? [] : whole())];
    },
  };
};
