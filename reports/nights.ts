import { type Comparison, compare } from './compare.ts';
import { comparable, type Night } from './night.ts';
import type { RunRecord } from './record.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** One night with its record and what changed in it. */
export interface NightSeen {
  readonly night: Night;
  readonly record: RunRecord;
  readonly comparison: Comparison;
}

/** The newest of these nights whose record can be read. */
const firstReadable = async (
  store: Store,
  [first, ...others]: readonly Night[],
): Promise<RunRecord | null> => {
  if (first === undefined) return null;
  try {
    const record = await store.read(first.id);
    if (record !== null) return record;
  } catch (error) {
    // The list of nights warns of it; the comparison goes one night further back.
    if (!(error instanceof StoreError)) throw error;
  }
  return firstReadable(store, others);
};

/** What changed in a night since the last comparable one; `nights` are those of the store, the newest first. */
export const seen = async (
  store: Store,
  nights: readonly Night[],
  night: Night,
): Promise<NightSeen | null> => {
  const record = await store.read(night.id);
  if (record === null) return null;
  const earlier = nights.slice(nights.findIndex(({ id }) => id === night.id) + 1);
  const like = earlier.filter(other => comparable(other, night));
  return { night, record, comparison: compare(record, await firstReadable(store, like), like) };
};
