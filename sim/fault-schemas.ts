import * as v from 'valibot';

/** Kinds of misbehaviour by name, and what each needs to be known. */
interface Kinds {
  readonly [kind: string]: v.ObjectEntries;
}

type SchemaOf<K extends string, E extends v.ObjectEntries> = v.StrictObjectSchema<
  E & { readonly kind: v.LiteralSchema<K, undefined> },
  undefined
>;

/** One schema for each kind, for use as the options of a variant by `kind`. */
export const schemasOf = <const T extends Kinds>(kinds: T) =>
  Object.entries(kinds).map(([kind, entries]) =>
    v.strictObject({ ...entries, kind: v.literal(kind) }),
  ) as unknown as { [K in keyof T & string]: SchemaOf<K, T[K]> }[keyof T & string][];
