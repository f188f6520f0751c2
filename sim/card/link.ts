import { sw } from '../../src/card/status-words.ts';
import { type Answering, respond } from './answering.ts';
import type { Chip } from './chip.ts';
import { type ParsedCommand, parseCommand, parseTpdu } from './command.ts';
import { type Reply, status } from './reply.ts';

/** Transmission protocol between reader and card, as PC/SC names the two that there are. */
export type Protocol = 'T=0' | 'T=1';

/**
 * The line between a reader and a chip: bytes to commands, replies to pieces that the reader has room for. What does not
 * fit is announced with 61 XX and waits for GET RESPONSE, which must come next (ISO 7816-4, 5.3.4). Over T=0 an answer to
 * a command with data is always announced, and whoever asks for more than there is learns how much with 6C XX (ISO
 * 7816-3, 10.3 and 12.2). Answers any bytes.
 */
export const link = (chip: Chip, protocol: Protocol): Answering => {
  const parse = protocol === 'T=0' ? parseTpdu : parseCommand;
  let rest: Uint8Array = nothing;

  /** At most `ne` bytes now; the rest waits. */
  const piece = ({ data, sw: word }: Reply, ne: number): Uint8Array => {
    rest = data.length > ne ? data.subarray(ne) : nothing;
    if (rest === nothing) return answerOf(data, word);
    return answerOf(data.subarray(0, ne), 0x6100 | (Math.min(rest.length, 0x100) & 0xff));
  };

  /** Over T=0 exactly as many bytes as were asked for are sent. */
  const wrongLe = ({ data }: Reply, ne: number): boolean =>
    protocol === 'T=0' && data.length > 0 && data.length < ne;

  const getResponse = ({ p1, p2, data, ne }: ParsedCommand): Uint8Array => {
    const waiting = { data: rest, sw: sw.done };
    rest = nothing;
    if (p1 !== 0x00 || p2 !== 0x00) return statusBytes(sw.wrongParameters);
    if (data.length > 0 || ne === 0) return statusBytes(sw.wrongLength);
    if (waiting.data.length === 0) return statusBytes(sw.conditionsOfUse);
    if (!wrongLe(waiting, ne)) return piece(waiting, ne);
    rest = waiting.data;
    return statusBytes(0x6c00 | rest.length);
  };

  const run = (command: ParsedCommand | null): Uint8Array => {
    if (command?.cla === 0x00 && command.ins === 0xc0) return getResponse(command);
    rest = nothing;
    const reply = command === null ? status(sw.wrongLength) : chip.run(command);
    const ne = command?.ne ?? 0;
    return wrongLe(reply, ne) ? statusBytes(0x6c00 | reply.data.length) : piece(reply, ne);
  };

  return {
    reset() {
      rest = nothing;
      chip.reset();
    },
    answer: bytes => respond(run(parse(bytes))),
  };
};

const nothing = new Uint8Array();

const answerOf = (data: Uint8Array, word: number): Uint8Array => {
  const bytes = new Uint8Array(data.length + 2);
  bytes.set(data);
  bytes[data.length] = word >> 8;
  bytes[data.length + 1] = word;
  return bytes;
};

const statusBytes = (word: number): Uint8Array => answerOf(nothing, word);
