/**
 * Works through a list, so many at a time; the results stand in the order of the list. After a failure nothing more is
 * begun, and what was begun has ended when this rejects.
 */
export const inTurns = async <T, R>(
  list: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
  const results: R[] = [];
  let waiting: readonly (readonly [number, T])[] = [...list.entries()];
  const worker = async () => {
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      waiting = waiting.slice(1);
      const [index, item] = next;
      results[index] = await work(item);
    }
  };
  const stopped = (error: unknown) => {
    waiting = [];
    throw error;
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, () => worker().catch(stopped)));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
};
