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
  { name: 'select', head: hex('00 A4 04 00'), fits: rest => isAid(dataOf(rest)) },
  // GET DATA of one data object.
  { name: 'get-data', head: hex('00 CB 3F FF'), fits: rest => isOneTag(dataOf(rest)) },
  // GET RESPONSE, the remainder of an answer.
  { name: 'get-response', head: hex('00 C0 00 00'), fits: rest => rest.length === 1 },
  // VERIFY that carries nothing: asks for the tries left and costs none.
  { name: 'ask-tries', head: hex('00 20 00 80'), fits: rest => rest.length === 0 },
] as const satisfies readonly { name: string; head: Uint8Array; fits: (rest: Uint8Array) => boolean }[];

/** The name of the command on the read-only list that these bytes are; null when they are none of them. */
export const readOnlyCommand = (command: Uint8Array): (typeof readOnly)[number]['name'] | null =>
  readOnly.find(({ head, fits }) => startsWith(command, head) && fits(command.subarray(head.length)))?.name ??
  null;

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

/** What follows the header, less Lc and at most one byte of Le; null when the lengths disagree. */
const dataOf = (rest: Uint8Array): Uint8Array | null => {
  const length = rest[0] ?? 0;
  const data = rest.subarray(1, 1 + length);
  const surplus = rest.length - 1 - length;
  return length > 0 && (surplus === 0 || surplus === 1) ? data : null;
};

/** ISO 7816-4 allows 5 to 16 bytes. */
const isAid = (data: Uint8Array | null): boolean => data !== null && data.length >= 5 && data.length <= 16;

/** The tag list 5C with one tag of one to three bytes. */
const isOneTag = (data: Uint8Array | null): boolean =>
  data !== null && data.length >= 3 && data.length <= 5 && data[0] === 0x5c && data[1] === data.length - 2;

/** Whether a SELECT names the PIV application. */
const isPiv = (command: Uint8Array): boolean => {
  const aid = dataOf(command.subarray(4));
  return aid !== null && startsWith(aid, pivAid);
};

const selectionAfter = (response: Uint8Array) => {
  const word = parseResponse(response)?.sw ?? 0;
  return word === sw.done ? 'selected' : word >> 8 === 0x61 ? 'completing' : 'unselected';
};
