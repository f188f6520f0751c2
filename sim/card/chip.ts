import { concat, startsWith } from '../../src/card/bytes.ts';
import { sw } from '../../src/card/status-words.ts';
import { type Answering, respond } from './answering.ts';
import { type ParsedCommand, parseCommand } from './command.ts';

/** Data and status word with which an application answers. */
export interface Reply {
  readonly data: Uint8Array;
  readonly sw: number;
}

/** An application on a card. It is handed commands of class 00 only while it is selected. */
export interface Application {
  readonly aid: Uint8Array;
  /** What SELECT gives back, usually a template that names the application. */
  readonly template: Uint8Array;
  handle(command: ParsedCommand): Reply;
  /** Forgets what holds only while the application is selected. */
  leave(): void;
}

export const status = (word: number): Reply => ({ data: nothing, sw: word });
export const done = (data: Uint8Array = nothing): Reply => ({ data, sw: sw.done });

/**
 * The chip of a card (ISO 7816-4): selects applications by whole or partial AID, hands commands to the selected one
 * (the first, after power-up), and gives long answers in pieces with 61 XX and GET RESPONSE. Answers any bytes.
 */
export const chip = (applications: readonly Application[]): Answering => {
  let selected = applications[0];
  let rest: Uint8Array = nothing;

  const select = ({ p1, p2, data }: ParsedCommand): Reply => {
    if (p1 !== 0x04 || (p2 !== 0x00 && p2 !== 0x0c)) return status(sw.wrongParameters);
    const found = applications.find(({ aid }) => startsWith(aid, data));
    if (found === undefined) return status(sw.notFound);
    if (found !== selected) selected?.leave();
    selected = found;
    return p2 === 0x0c ? done() : done(found.template);
  };

  const run = (command: ParsedCommand): Reply => {
    if (command.cla !== 0x00) return status(refusedClass(command.cla));
    if (command.ins === 0xa4) return select(command);
    return selected?.handle(command) ?? status(sw.unknownInstruction);
  };

  /** At most `ne` bytes now; the rest waits for GET RESPONSE, which must come next. */
  const piece = (data: Uint8Array, ne: number, word: number): Uint8Array => {
    rest = data.subarray(ne);
    if (rest.length === 0) return concat(data, Uint8Array.of(word >> 8, word & 0xff));
    return concat(data.subarray(0, ne), Uint8Array.of(0x61, Math.min(rest.length, 0x100) & 0xff));
  };

  const getResponse = ({ p1, p2, data, ne }: ParsedCommand, waiting: Uint8Array): Uint8Array => {
    if (p1 !== 0x00 || p2 !== 0x00) return piece(nothing, 0, sw.wrongParameters);
    if (data.length > 0 || ne === 0) return piece(nothing, 0, sw.wrongLength);
    if (waiting.length === 0) return piece(nothing, 0, sw.conditionsOfUse);
    return piece(waiting, ne, sw.done);
  };

  return {
    reset() {
      selected?.leave();
      selected = applications[0];
      rest = nothing;
    },
    answer(bytes) {
      const waiting = rest;
      const command = parseCommand(bytes);
      if (command === null) return respond(piece(nothing, 0, sw.wrongLength));
      if (command.cla === 0x00 && command.ins === 0xc0) return respond(getResponse(command, waiting));
      const reply = run(command);
      return respond(piece(reply.data, command.ne, reply.sw));
    },
  };
};

const nothing = new Uint8Array();

/** Why a class other than 00 is refused: secure messaging, command chaining, logical channels, or unknown (5.4.1). */
const refusedClass = (cla: number): number => {
  if ((cla & 0xe0) !== 0) return sw.unknownClass;
  if ((cla & 0x0c) !== 0) return sw.secureMessagingUnsupported;
  return (cla & 0x10) !== 0 ? sw.chainingUnsupported : sw.channelUnsupported;
};
