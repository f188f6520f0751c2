import type { CardFault } from '../../world.ts';
import type { Answering } from '../answering.ts';
import { afterCommands } from './after-commands.ts';
import { later } from './slow.ts';

/** The card hesitates once for `ms`, or falls silent for ever. */
export const stall = (card: Answering, fault: Extract<CardFault, { kind: 'stall' }>): Answering =>
  afterCommands(card, fault.afterCommands, (command, number) => {
    if (fault.ms === 'forever') return { kind: 'silence' };
    return later(card.answer(command), number === 0 ? fault.ms : 0);
  });
