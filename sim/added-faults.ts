/** Whether two values of plain data say the same. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** The faults that came on top of those there were, so that those that are over stay over; null when more than that changed. */
export const addedFaults = <F>(before: readonly F[], next: readonly F[]): readonly F[] | null =>
  before.length === 0 || isSame(next.slice(0, before.length), before) ? next.slice(before.length) : null;
