import { once } from 'node:events';
import { forkEntry } from '../pcsc/fork-entry.ts';

/** Lets a process of its own hold a reader exclusively, and gives a function that ends it. Rejects when it cannot, or when the signal fires. */
export const holdExclusively = async (reader: string, signal: AbortSignal): Promise<() => Promise<void>> => {
  const holder = forkEntry('exclusive-holder-child', import.meta.url, [reader]);
  const gone = once(holder, 'exit');
  const end = async () => {
    holder.kill('SIGKILL');
    await gone;
  };
  const failure = gone.then(() => {
    throw new Error('the process that should hold the reader ended');
  });
  try {
    await Promise.race([once(holder, 'message', { signal }), failure]);
    return end;
  } catch (error) {
    await end();
    throw error;
  }
};
