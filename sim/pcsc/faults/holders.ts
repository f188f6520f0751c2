import type { ReaderFault } from './pcsc-fault.ts';

/** Other programs that hold a reader for themselves whenever one of ours comes to connect, each so many times. */
export interface Holders {
  /** A program comes: whether it meets one of them, which counts. */
  meet(): boolean;
  /** More of them, from now on. */
  join(faults: readonly ReaderFault[]): void;
}

export const holders = (first: readonly ReaderFault[]): Holders => {
  const left: number[] = [];
  const join: Holders['join'] = faults => {
    for (const fault of faults) if (fault.kind === 'hold') left.push(fault.times ?? Number.POSITIVE_INFINITY);
  };
  join(first);
  return {
    meet() {
      const holder = left.findIndex(times => times > 0);
      if (holder < 0) return false;
      left[holder] = (left[holder] ?? 0) - 1;
      return true;
    },
    join,
  };
};
