/** How a field lies in a message: a little-endian number of 32 bits, a text that ends with NUL, or plain bytes. */
type Field = 'u32' | 'i32' | { readonly text: number } | { readonly bytes: number };
type Fields = { readonly [name: string]: Field };

type Value<F extends Field> = F extends { readonly text: number }
  ? string
  : F extends { readonly bytes: number }
    ? Uint8Array
    : number;
type Values<F extends Fields> = { -readonly [name in keyof F]: Value<F[name]> };

/** A message as a table of fields, one behind the other, each at a multiple of four bytes. */
export interface Layout<V> {
  /** Bytes in all. */
  readonly size: number;
  /** Where each field begins. */
  readonly at: { readonly [name: string]: number };
  /** The fields of a message of exactly `size` bytes; a text ends at its NUL or at the end of its field. */
  decode(bytes: Buffer): V;
  /** Writes fields to `at`; what is too long for its field is cut off, a text keeps its NUL. The place must hold zeros. */
  encode(values: V, into: Buffer, at: number): void;
}

/** What a layout holds. */
export type Of<L> = L extends Layout<infer V> ? V : never;

const roomFor = (field: Field): number => {
  if (typeof field === 'string') return 4;
  return Math.ceil(('text' in field ? field.text : field.bytes) / 4) * 4;
};

const read = (field: Field, bytes: Buffer, at: number): number | string | Uint8Array => {
  if (field === 'u32') return bytes.readUInt32LE(at);
  if (field === 'i32') return bytes.readInt32LE(at);
  if ('bytes' in field) return Uint8Array.from(bytes.subarray(at, at + field.bytes));
  const text = bytes.subarray(at, at + field.text);
  const end = text.indexOf(0);
  return text.toString('utf8', 0, end < 0 ? field.text : end);
};

const write = (field: Field, value: number | string | Uint8Array, into: Buffer, at: number): void => {
  if (typeof field === 'string') into.writeInt32LE((value as number) | 0, at);
  else if ('text' in field) into.write(value as string, at, field.text - 1, 'utf8');
  else into.set((value as Uint8Array).subarray(0, field.bytes), at);
};

/** Makes a layout from its fields in their order. */
export const layout = <const F extends Fields>(fields: F): Layout<Values<F>> => {
  let size = 0;
  const table = Object.entries(fields).map(([name, field]) => {
    const at = size;
    size += roomFor(field);
    return { name, field, at };
  });
  return {
    size,
    at: Object.fromEntries(table.map(({ name, at }) => [name, at])),
    decode(bytes) {
      const values: { [name: string]: number | string | Uint8Array } = {};
      for (const { name, field, at } of table) values[name] = read(field, bytes, at);
      // Built from the same table that the type is made of.
      return values as Values<F>;
    },
    encode(values, into, start) {
      const given = values as { readonly [name: string]: number | string | Uint8Array };
      for (const { name, field, at } of table) write(field, given[name] ?? 0, into, start + at);
    },
  };
};
