import { failed, type Outcome } from '../../src/outcome.ts';
import { pause } from '../clock.ts';

/**
 * What `work` gives; but `busy` when that takes longer than `patience` milliseconds and `taken` then says that another
 * program uses the reader. PC/SC makes a program wait, without a word, for the end of another's transaction, such as
 * a log-in with its passcode window open; this tells it from a card that is silent.
 */
export const unlessTaken = async <T>(
  work: Promise<Outcome<T>>,
  taken: () => boolean,
  patience: number,
): Promise<Outcome<T>> => {
  const over = new AbortController();
  const busy = pause(patience, over.signal).then(() =>
    taken() ? failed('busy', 'another program is in the middle of something') : work,
  );
  try {
    return await Promise.race([work, busy]);
  } finally {
    over.abort();
  }
};
