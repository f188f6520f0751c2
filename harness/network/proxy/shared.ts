interface Work<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** Has all who ask at the same time share one piece of work, which is given up when the signal of each of them has fired. */
export const shared = <T>(
  work: (signal: AbortSignal) => Promise<T>,
): ((signal: AbortSignal) => Promise<T>) => {
  let current: Work<T> | null = null;
  const begin = (): Work<T> => {
    const stop = new AbortController();
    const begun = { result: work(stop.signal).finally(() => forget(begun)), stop, waiting: 0 };
    return begun;
  };
  const forget = (ended: Work<T>): void => {
    if (current === ended) current = null;
  };
  return signal => {
    current ??= begin();
    const mine = current;
    mine.waiting += 1;
    const leave = () => {
      mine.waiting -= 1;
      if (mine.waiting > 0) return;
      forget(mine);
      mine.stop.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    return mine.result;
  };
};
