import { sw } from '../../../src/card/status-words.ts';
import type { CardFault } from '../../world.ts';
import type { Answering } from '../answering.ts';
import { afterCommands } from './after-commands.ts';

type Corrupt = Extract<CardFault, { kind: 'corrupt' }>;

/** The card does what it is told but its answers arrive damaged. */
export const corrupt = (card: Answering, fault: Corrupt): Answering =>
  afterCommands(card, fault.afterCommands, command => {
    const answer = card.answer(command);
    return answer.kind === 'response' ? { ...answer, bytes: damage[fault.how](answer.bytes) } : answer;
  });

const damage: { readonly [how in Corrupt['how']]: (bytes: Uint8Array) => Uint8Array } = {
  /** Every bit flipped, the status word's too. */
  garble: bytes => bytes.map(byte => byte ^ 0xff),
  /** The first half only. */
  truncate: bytes => bytes.slice(0, bytes.length >> 1),
  empty: () => new Uint8Array(),
  /** The data lost, and the status word that says "no precise diagnosis". */
  'wrong-status': () => Uint8Array.of(sw.noDiagnosis >> 8, sw.noDiagnosis & 0xff),
};
