/** Thrown when code under trial goes on and on. */
export class TooManySteps extends Error {}

/** Counts what code does, so that an endless loop ends at the same place on every machine. */
export interface Steps {
  readonly take: () => void;
  /** Begins to count anew, up to so many. */
  readonly allow: (most: number) => void;
  readonly taken: () => number;
}

export const countSteps = (): Steps => {
  let taken = 0;
  let allowed = Number.POSITIVE_INFINITY;
  return {
    take: () => {
      taken += 1;
      if (taken > allowed) throw new TooManySteps(`more than ${allowed} steps`);
    },
    allow: most => {
      taken = 0;
      allowed = most;
    },
    taken: () => taken,
  };
};
