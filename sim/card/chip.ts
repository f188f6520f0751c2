import { concat, startsWith } from '../../src/card/bytes.ts';
import { sw } from '../../src/card/status-words.ts';
import type { ParsedCommand } from './command.ts';
import { done, type Reply, status } from './reply.ts';

/** An application on a card. It is handed commands of class 00 only while it is selected. */
export interface Application {
  readonly aid: Uint8Array;
  /** What SELECT gives back, usually a template that names the application. */
  readonly template: Uint8Array;
  handle(command: ParsedCommand): Reply;
  /** Whether the data of this instruction may come in a chain of commands. */
  chains(ins: number): boolean;
  /** Forgets what holds only while the application is selected. */
  leave(): void;
}

/** The chip of a card, seen from its line. */
export interface Chip {
  /** Warm reset or power-up: both forget the same. */
  reset(): void;
  run(command: ParsedCommand): Reply;
}

/** As much as one extended command can carry. */
const longestChain = 0xffff;

/**
 * A chip (ISO 7816-4): selects applications by whole or partial AID, gathers chained commands and hands each whole
 * command to the selected application (the first, after power-up). Refuses secure messaging and logical channels.
 */
export const chip = (applications: readonly Application[]): Chip => {
  let selected = applications[0];
  let chain: ParsedCommand | null = null;

  const select = ({ p1, p2, data }: ParsedCommand): Reply => {
    if (p1 !== 0x04 || (p2 !== 0x00 && p2 !== 0x0c)) return status(sw.wrongParameters);
    const found = applications.find(({ aid }) => startsWith(aid, data));
    if (found === undefined) return status(sw.notFound);
    if (found !== selected) selected?.leave();
    selected = found;
    return p2 === 0x0c ? done() : done(found.template);
  };

  const runWhole = (command: ParsedCommand): Reply => {
    if (command.ins === manageChannel) return status(sw.channelUnsupported);
    if (command.ins === 0xa4) return select(command);
    return selected?.handle(command) ?? status(sw.unknownInstruction);
  };

  return {
    reset() {
      selected?.leave();
      selected = applications[0];
      chain = null;
    },
    run(command) {
      const begun = chain;
      chain = null;
      const refusal = refusedClass(command.cla);
      if (refusal !== null) return status(refusal);
      if (begun !== null && !continues(begun, command)) return status(sw.lastOfChainExpected);
      const alone = begun === null && command.cla === 0x00;
      const soFar = alone ? command : { ...command, data: concat(begun?.data ?? nothing, command.data) };
      if (soFar.data.length > longestChain) return status(sw.wrongLength);
      if (command.cla === 0x00) return runWhole(soFar);
      if (selected?.chains(command.ins) !== true) return status(sw.chainingUnsupported);
      chain = soFar;
      return done();
    },
  };
};

const nothing = new Uint8Array();
const manageChannel = 0x70;

const continues = (begun: ParsedCommand, { ins, p1, p2 }: ParsedCommand): boolean =>
  begun.ins === ins && begun.p1 === p1 && begun.p2 === p2;

/** Why a class is refused (5.4.1): secure messaging, logical channels, or unknown; null for 00 and, chained, 10. */
const refusedClass = (cla: number): number | null => {
  if ((cla & 0xc0) === 0x40) return sw.channelUnsupported;
  if ((cla & 0xe0) !== 0) return sw.unknownClass;
  if ((cla & 0x0c) !== 0) return sw.secureMessagingUnsupported;
  return (cla & 0x03) !== 0 ? sw.channelUnsupported : null;
};
