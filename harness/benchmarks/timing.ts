/** How fast one road to a card was: commands a second, and milliseconds for one. */
export interface Timing {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** The timing of single durations in milliseconds, taken one after the other or side by side in `took` milliseconds. */
export const timingOf = (durations: readonly number[], took: number): Timing => {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { count: sorted.length, perSecond: (sorted.length / took) * 1000, p50: at(0.5), p99: at(0.99) };
};

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
