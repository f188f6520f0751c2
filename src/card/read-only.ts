import type { CardSession } from '../doors/readers.ts';
import { failed } from '../outcome.ts';
import { parseResponse } from './apdu.ts';
import { startsWith } from './bytes.ts';
import { hex, toHex } from './hex.ts';
import { pivAid } from './piv-identifiers.ts';
import { sw } from './status-words.ts';

/** The whole of what may be sent to a card: each command by its first four bytes and the shape of the rest. */
const readOnly = [
  // SELECT by AID.
  { name: 'select', head: hex('00 A4 04 00'), fits: isAid },
  // GET DATA of one data object.
  { name: 'get-data', head: hex('00 CB 3F FF'), fits: isOneTag },
  // GET RESPONSE, the remainder of an answer.
  { name: 'get-response', head: hex('00 C0 00 00'), fits: ({ length }) => length === 5 },
  // VERIFY that carries nothing: asks for the tries left and costs none.
  { name: 'ask-tries', head: hex('00 20 00 80'), fits: ({ length }) => length === 4 },
] as const satisfies readonly { name: string; head: Uint8Array; fits: (command: Uint8Array) => boolean }[];

/** The name of the command on the read-only list that these bytes are; null when they are none of them. */
export const readOnlyCommand = (command: Uint8Array): (typeof readOnly)[number]['name'] | null =>
  readOnly.find(({ head, fits }) => startsWith(command, head) && fits(command))?.name ?? null;

/**
 * Wraps a session so that a command off the read-only list never reaches the card but fails with `refused-command`.
 * The question for the tries left passes only while the PIV application is known to be selected, since to another
 * application the same bytes may mean something else.
 */
export const guard = (session: CardSession): CardSession => {
  let piv: 'selected' | 'completing' | 'unselected' = 'unselected';
  let turn = 0;
  return {
    atr: session.atr,
    protocol: session.protocol,
    end: () => session.end(),
    async transmit(bytes, deadline) {
      // A copy, so that what was checked is what is sent.
      const command = bytes.slice();
      const name = readOnlyCommand(command);
      if (name === null || (name === 'ask-tries' && piv !== 'selected'))
        return failed('refused-command', toHex(command.subarray(0, 4)));

      const mine = ++turn;
      const selects = name === 'select' ? isPiv(command) : name === 'get-response' && piv === 'completing';
      if (name === 'select' || piv === 'completing') piv = 'unselected';

      const outcome = await session.transmit(command, deadline);
      if (outcome.kind !== 'ok') piv = 'unselected';
      else if (selects && mine === turn) piv = selectionAfter(outcome.value);
      return outcome;
    },
  };
};

/** How many bytes of data follow header and Lc, before at most one byte of Le; 0 when the lengths disagree. */
function dataLength(command: Uint8Array): number {
  const length = command[4] ?? 0;
  const surplus = command.length - 5 - length;
  return surplus === 0 || surplus === 1 ? length : 0;
}

/** ISO 7816-4 allows 5 to 16 bytes. */
function isAid(command: Uint8Array): boolean {
  const length = dataLength(command);
  return length >= 5 && length <= 16;
}

/** The tag list 5C with one tag of one to three bytes. */
function isOneTag(command: Uint8Array): boolean {
  const length = dataLength(command);
  return length >= 3 && length <= 5 && command[5] === 0x5c && command[6] === length - 2;
}

/** Whether a SELECT names the PIV application. */
const isPiv = (command: Uint8Array): boolean =>
  dataLength(command) > 0 && startsWith(command.subarray(5, 5 + dataLength(command)), pivAid);

const selectionAfter = (response: Uint8Array) => {
  const word = parseResponse(response)?.sw ?? 0;
  return word === sw.done ? 'selected' : word >> 8 === 0x61 ? 'completing' : 'unselected';
};
