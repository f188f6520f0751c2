/** The latest results, by the values from which they follow. */
export interface Recall<T> {
  /** The result that follows from these very values; undefined when it was not kept, or long ago. */
  find(from: readonly unknown[]): T | undefined;
  keep(from: readonly unknown[], result: T): void;
}

/**
 * Recalls at most so many results. Values are compared by identity: worlds share what no fault touched. Whoever keeps a
 * result answers for it that it follows from these values alone.
 */
export const recall = <T>(most = 16): Recall<T> => {
  const kept: { readonly from: readonly unknown[]; readonly result: T }[] = [];
  return {
    find(from) {
      const at = kept.findIndex(other => isSameValues(other.from, from));
      const found = kept[at];
      if (found === undefined) return undefined;
      // The least used fall off the end.
      kept.copyWithin(1, 0, at);
      kept[0] = found;
      return found.result;
    },
    keep(from, result) {
      kept.unshift({ from, result });
      if (kept.length > most) kept.pop();
    },
  };
};

const isSameValues = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, i) => value === other[i]);
