import type { CardFault } from '../../world.ts';
import type { Answering } from '../answering.ts';
import { afterCommands } from './after-commands.ts';

/** The card leaves the reader in the middle of a command, and again each time that it is put back. */
export const pull = (card: Answering, fault: Extract<CardFault, { kind: 'pull' }>): Answering =>
  afterCommands(card, fault.afterCommands, () => ({ kind: 'removal' }));
