/** Survivors that nothing can or need notice, each with the reason. A pattern of ids, `*` for any text. */
export interface Explained {
  readonly ids: string;
  readonly because: string;
}

/** None has been looked into one by one yet, so that a whole run names each survivor as unexplained. */
export const explained: readonly Explained[] = [];
