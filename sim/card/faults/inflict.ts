import { sw } from '../../../src/card/status-words.ts';
import { type Answering, type CardAnswer, respond } from '../answering.ts';
import type { AnswerFault } from './card-fault.ts';
import { damage, flipped, lengthened, statusWord } from './damage.ts';
import { altering, later, striking } from './striking.ts';

type FaultOf<K extends AnswerFault['kind']> = Extract<AnswerFault, { readonly kind: K }>;

const inflictions: {
  readonly [K in AnswerFault['kind']]: (card: Answering, fault: FaultOf<K>) => Answering;
} = {
  pull: (card, fault) => striking(card, fault, () => ({ kind: 'removal' })),
  stall: (card, fault) =>
    striking(card, fault, (command, number) => {
      if (fault.ms === 'forever') return { kind: 'silence' };
      return number === 0 ? later(card.answer(command), fault.ms) : null;
    }),
  slow: (card, fault) => striking(card, fault, command => later(card.answer(command), fault.ms)),
  corrupt: (card, fault) => altering(card, fault, damage[fault.how]),
  misreport: (card, fault) => {
    const word = statusWord(Number.parseInt(fault.sw.replace(' ', ''), 16));
    return altering(card, fault, () => word);
  },
  cut: (card, fault) => altering(card, fault, answer => answer.slice(0, fault.keep)),
  lengthen: (card, fault) => altering(card, fault, answer => lengthened(answer, fault.by)),
  echo: (card, fault) => altering(card, fault, (_, command) => command),
  flip: (card, fault) => altering(card, fault, answer => flipped(answer, fault)),
  loop: (card, fault) => {
    const word = fault.how === 'more-data' ? 0x61ff : 0x6cff;
    return altering(card, fault, () => statusWord(word));
  },
  repeat: (card, fault) => {
    let before: CardAnswer | null = null;
    const remembering: Answering = {
      reset() {
        before = null;
        card.reset();
      },
      answer(command) {
        before = card.answer(command);
        return before;
      },
    };
    return striking(remembering, fault, command => {
      const last = before;
      card.answer(command);
      return last;
    });
  },
  refuse: (card, fault) => refusing(card, fault, fault.ins, sw.unknownInstruction),
  'memory-failure': (card, fault) => refusing(card, fault, getData, memoryFailure),
  forget: (card, fault) =>
    striking(card, fault, command => {
      card.reset();
      return card.answer(command);
    }),
};

const getData = 0xcb;
const memoryFailure = 0x6581;

/** The card refuses one instruction with this status word, and does nothing. */
const refusing = (card: Answering, fault: AnswerFault, instruction: number, word: number): Answering =>
  striking(card, fault, command => (command[1] === instruction ? respond(statusWord(word)) : null));

/** The same card with one more fault of its answers around it. */
export const inflict = (card: Answering, fault: AnswerFault): Answering =>
  // A kind and its infliction agree by the type of the table, which the compiler cannot follow through a union.
  (inflictions[fault.kind] as (card: Answering, fault: AnswerFault) => Answering)(card, fault);
