import * as v from 'valibot';
import type { Card, CardFault, Reader, ReaderFault, World } from '../world.ts';

/** A way to break a world: its name, its parameters, and what it changes. Data in, data out. */
export interface FaultKind<K extends string, E extends v.ObjectEntries> {
  readonly schema: v.StrictObjectSchema<E & { readonly kind: v.LiteralSchema<K, undefined> }, undefined>;
  readonly inflict: (world: World, fault: v.InferOutput<v.StrictObjectSchema<E, undefined>>) => World;
}

/** Names a kind, its parameters and its effect. */
export const faultKind = <const K extends string, const E extends v.ObjectEntries>(
  kind: K,
  entries: E,
  inflict: FaultKind<K, E>['inflict'],
): { readonly [k in K]: FaultKind<K, E> } =>
  ({ [kind]: { schema: v.strictObject({ ...entries, kind: v.literal(kind) }), inflict } }) as {
    readonly [k in K]: FaultKind<K, E>;
  };

/** Name of the reader that is struck; without it, the first that holds a card. */
export const reader = v.optional(v.string());

/** A fault that may name its reader. */
export interface Named {
  readonly reader?: string | undefined;
}

export const changeNetwork = (world: World, change: Partial<World['network']>): World => ({
  ...world,
  network: { ...world.network, ...change },
});

export const changeSoftware = (world: World, change: Partial<World['software']>): World => ({
  ...world,
  software: { ...world.software, ...change },
});

/** Changes one reader: the named one, else the first that holds a card, else the first. */
export const changeReader = (
  world: World,
  name: string | undefined,
  change: (reader: Reader) => Partial<Reader>,
): World => {
  const chosen =
    name === undefined
      ? (world.readers.find(({ card }) => card !== null) ?? world.readers[0])
      : world.readers.find(reader => reader.name === name);
  return {
    ...world,
    readers: world.readers.map(reader => (reader === chosen ? { ...reader, ...change(reader) } : reader)),
  };
};

/** Changes the card in one reader; an empty reader stays empty. */
export const changeCard = (
  world: World,
  reader: string | undefined,
  change: (card: Card) => Partial<Card>,
): World =>
  changeReader(world, reader, ({ card }) => ({ card: card === null ? null : { ...card, ...change(card) } }));

/** Gives the card in one reader one more misbehaviour. */
export const addCardFault = (world: World, reader: string | undefined, fault: CardFault): World =>
  changeCard(world, reader, ({ faults }) => ({ faults: [...faults, fault] }));

/** Gives one reader one more misbehaviour. */
export const addReaderFault = (world: World, reader: string | undefined, fault: ReaderFault): World =>
  changeReader(world, reader, ({ faults }) => ({ faults: [...faults, fault] }));

/**
 * Makes fault kinds that give a reader, or the card in it, a misbehaviour, with its parameters and the moment among them.
 */
export const misbehaviour =
  <F extends CardFault | ReaderFault>(add: (world: World, reader: string | undefined, fault: F) => World) =>
  <const K extends string, const E extends v.ObjectEntries>(kind: K, fault: F['kind'], entries: E) =>
    faultKind<K, E & { readonly reader: typeof reader }>(kind, { ...entries, reader }, (world, given) => {
      // What is given are the parameters of the misbehaviour and the reader, which the compiler cannot follow through E.
      const { reader: name, ...parameters } = given as Named;
      return add(world, name, { ...parameters, kind: fault } as F);
    });
