import type { CardFault } from '../../world.ts';
import type { Answering } from '../answering.ts';
import { corrupt } from './corrupt.ts';
import { pull } from './pull.ts';
import { slow } from './slow.ts';
import { stall } from './stall.ts';

/** The same card with one more fault around it. */
export const inflict = (card: Answering, fault: CardFault): Answering => {
  switch (fault.kind) {
    case 'pull':
      return pull(card, fault);
    case 'stall':
      return stall(card, fault);
    case 'corrupt':
      return corrupt(card, fault);
    case 'slow':
      return slow(card, fault);
  }
};
