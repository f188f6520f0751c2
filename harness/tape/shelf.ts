import { fromHex } from '../../src/card/hex.ts';
import { readOnlyCommand } from '../../src/card/read-only.ts';
import type { Call } from './tape.ts';

type Asked = Pick<Call, 'door' | 'method' | 'args'>;

/** Calls by what was asked, for one who asks again. */
export interface Shelf {
  /** A recorded call that asked the same; null when there is none. */
  take(asked: Asked): Call | null;
}

const keyOf = ({ door, method, args }: Asked): string => JSON.stringify([door, method, args]);

const inOrderAsked = (calls: readonly Call[]): readonly Call[] =>
  [...calls].sort((a, b) => a.asked - b.asked);

/** The values in groups, each in the order in which they came. */
export const grouped = <T, K>(values: readonly T[], keyOf: (value: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
};

/** Calls whose answers came in some order: each asking gets the next of them, and the last again when all were given. */
export const shelfOf = (calls: readonly Call[]): Shelf => {
  const groups = grouped(inOrderAsked(calls), keyOf);
  const taken = new Map<string, number>();
  return {
    take(asked) {
      const key = keyOf(asked);
      const group = groups.get(key) ?? [];
      const at = taken.get(key) ?? 0;
      taken.set(key, at + 1);
      return group[at] ?? group.at(-1) ?? null;
    },
  };
};

const isContinued = ({ method, args: [command] }: Asked): boolean =>
  method === 'transmit' && readOnlyCommand(fromHex(String(command)) ?? new Uint8Array()) === 'get-response';

/**
 * The calls on one powered card, for a reader that may ask in another order: the next call that asked the same, searched
 * from where the last answer was found and then from the beginning. GET RESPONSE gets what came next or nothing, as the
 * same bytes ask for the rest of any answer.
 */
export const cardShelf = (calls: readonly Call[]): Shelf => {
  const all = inOrderAsked(calls);
  const keys = all.map(keyOf);
  let from = 0;
  return {
    take(asked) {
      const key = keyOf(asked);
      const later = keys.indexOf(key, from);
      const at = later >= 0 ? later : keys.indexOf(key);
      if (at < 0 || (isContinued(asked) && at !== from)) return null;
      from = at + 1;
      return all[at] ?? null;
    },
  };
};
