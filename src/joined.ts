/** Lists one after the other, as one. */
export const joined = <T>(lists: readonly (readonly T[])[]): T[] => ([] as T[]).concat(...lists);
