import type { ListedReader } from '../../sim/pcsc/listed-reader.ts';

/** Work that needs a reader for itself, until it calls the function it is given. */
type Work = (leave: () => void) => void;

interface Lane {
  taken: boolean;
  draining: boolean;
  readonly queue: Set<Work>;
}

/** One command at a time for each reader: a silent card holds up whoever else wants its reader, and no other reader. */
export interface Lanes {
  /** Does the work as soon as the reader is free, and gives a function that gives up the place in the queue. */
  enter(reader: ListedReader, work: Work): () => void;
}

export const lanes = (): Lanes => {
  const known = new WeakMap<ListedReader, Lane>();

  const laneOf = (reader: ListedReader): Lane => {
    const lane = known.get(reader) ?? { taken: false, draining: false, queue: new Set() };
    known.set(reader, lane);
    return lane;
  };

  const start = (lane: Lane, work: Work) => {
    lane.taken = true;
    let left = false;
    work(() => {
      if (left) return;
      left = true;
      lane.taken = false;
      drain(lane);
    });
  };

  // A loop, as each work may end before `start` returns, and the queue may be long.
  const drain = (lane: Lane) => {
    if (lane.draining) return;
    lane.draining = true;
    for (const work of lane.queue) {
      if (lane.taken) break;
      lane.queue.delete(work);
      start(lane, work);
    }
    lane.draining = false;
  };

  return {
    enter(reader, work) {
      const lane = laneOf(reader);
      if (lane.taken || lane.queue.size > 0) lane.queue.add(work);
      else start(lane, work);
      return () => lane.queue.delete(work);
    },
  };
};
