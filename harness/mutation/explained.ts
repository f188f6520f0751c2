/** Survivors that nothing can or need notice, each with the reason. A pattern of ids, `*` for any text. */
export interface Explained {
  readonly ids: string;
  readonly because: string;
}

export const explained: readonly Explained[] = [
  {
    ids: 'table: *: neighbours swapped: *',
    because:
      'The order of two causes shows only where both are there at once. In the pairs that were looked at, the answer is one that either order allows.',
  },
  {
    ids: 'table: * of *: decider dropped: *',
    because:
      'At this host the cause gives no answer of its own in the simulator: the claim is one of those that `harness/shown` lists as never shown, and stands there for all hosts together.',
  },
];
