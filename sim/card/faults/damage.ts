import { concat } from '../../../src/card/bytes.ts';
import { sw } from '../../../src/card/status-words.ts';
import type { AnswerFault } from './card-fault.ts';

type Corrupt = Extract<AnswerFault, { readonly kind: 'corrupt' }>['how'];
type Flip = Extract<AnswerFault, { readonly kind: 'flip' }>;

/** What becomes of the bytes of an answer. */
export const damage: { readonly [how in Corrupt]: (answer: Uint8Array) => Uint8Array } = {
  /** Every bit flipped, the status word's too. */
  garble: answer => answer.map(byte => byte ^ 0xff),
  /** The first half only. */
  truncate: answer => answer.slice(0, answer.length >> 1),
  empty: () => new Uint8Array(),
  /** The data lost, and the status word that says "no precise diagnosis". */
  'wrong-status': () => statusWord(sw.noDiagnosis),
};

export const statusWord = (word: number): Uint8Array => Uint8Array.of(word >> 8, word & 0xff);

/** The answer with `by` bytes after its status word. */
export const lengthened = (answer: Uint8Array, by: number): Uint8Array => concat(answer, new Uint8Array(by));

/** The answer with some bits of one byte flipped, where it is long enough. */
export const flipped = (answer: Uint8Array, { at, mask }: Flip): Uint8Array =>
  answer.map((byte, index) => (index === at ? byte ^ mask : byte));
