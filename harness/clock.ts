import { setMaxListeners } from 'node:events';
import type { Clock } from '../src/doors/clock.ts';
import { failed, type Outcome, ok } from '../src/outcome.ts';

const longestTimer = 2 ** 31 - 1;

/** Starts to measure; each call of the result gives the milliseconds since then, with their fractions. */
export const fineStopwatch = (): (() => number) => {
  const start = performance.now();
  return () => performance.now() - start;
};

/** The same in whole milliseconds. */
export const stopwatch = (): (() => number) => {
  const elapsed = fineStopwatch();
  return () => Math.round(elapsed());
};

/** The code of a system error, else the message: a system error's own message may hold addresses and paths. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
};

/**
 * Runs `work` for at most `ms`, then gives `timed-out`; work that throws becomes `crashed`. The signal fires when the
 * call is over for whatever reason, so that nothing opened under it outlives the call.
 */
export const bounded = async <T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  const elapsed = stopwatch();
  const over = new AbortController();
  setMaxListeners(0, over.signal);
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Outcome<T>>(resolve => {
    const giveUp = () => resolve(failed('timed-out', `nothing within ${ms} ms`));
    timer = setTimeout(giveUp, Math.min(ms, longestTimer));
  });
  try {
    return { ...(await Promise.race([work(over.signal), deadline])), ms: elapsed() };
  } catch (error) {
    return failed('crashed', reasonOf(error), elapsed());
  } finally {
    clearTimeout(timer);
    // In a turn of its own: Node 20 crashes when a TLS socket is destroyed from within its own handshake callback.
    setImmediate(() => over.abort());
  }
};

/** Lets everything else that is due have its turn: signals, messages, what is to be drawn. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** Waits `ms`, or rejects with an `AbortError` as soon as the signal fires. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** The clock of this machine. This file alone reads the time and sets timers. */
export const realClock: Clock = {
  now: () => Date.now(),
  within: (ms, work) => bounded(ms, async () => ok(await work())),
};
