import * as v from 'valibot';
import { failed, type Outcome, ok } from '../../src/outcome.ts';

/** PowerShell writes null for what a row lacks. */
const text = v.optional(
  v.pipe(
    v.nullable(v.string()),
    v.transform(value => value ?? ''),
  ),
  '',
);

/** One row of each script, in our own names. */
export const ProductRow = v.pipe(
  v.object({ DisplayName: v.string(), DisplayVersion: text, InstallLocation: text }),
  v.transform(row => ({
    name: row.DisplayName,
    version: row.DisplayVersion,
    // Some installers record the folder in quotation marks.
    folder: row.InstallLocation.replaceAll('"', ''),
  })),
);
export const ServiceRow = v.pipe(
  v.object({ Name: v.string(), DisplayName: text, State: text }),
  v.transform(row => ({ name: row.Name, title: row.DisplayName, state: row.State })),
);
export const ProcessRow = v.pipe(
  v.object({ Name: v.string(), ExecutablePath: text, ProductName: text, FileDescription: text }),
  v.transform(row => ({
    file: row.ExecutablePath,
    titles: [row.ProductName, row.FileDescription, row.Name.replace(/\.exe$/i, '')],
  })),
);
export const PolicyRow = v.pipe(
  v.object({
    Browser: v.picklist(['chrome', 'edge']),
    Name: v.string(),
    Values: v.optional(v.nullable(v.union([v.string(), v.array(v.string())])), []),
  }),
  v.transform(row => ({ browser: row.Browser, name: row.Name, values: [row.Values ?? []].flat() })),
);
export const MinidriversRow = v.object({
  Inbox: v.boolean(),
  Cards: v.optional(v.nullable(v.union([v.string(), v.array(v.string())])), []),
});

/** Windows PowerShell writes some arrays as `{ value: […], Count: n }`. */
const unwrap = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'value' in value && 'Count' in value ? value.value : value;

const parse = (output: string): unknown => {
  try {
    return JSON.parse(output.replace(/^\uFEFF/, ''), unwrap);
  } catch {
    return undefined;
  }
};

/**
 * The rows that a script printed: a JSON array, or the bare object that PowerShell makes of an array of one. A row
 * without its essential fields is left out; output in which no row is usable at all is `malformed`.
 */
export const rowsOf = <S extends v.GenericSchema>(
  schema: S,
  output: string,
): Outcome<readonly v.InferOutput<S>[]> => {
  const parsed = parse(output);
  if (typeof parsed !== 'object' || parsed === null) return failed('malformed', 'the output is not JSON');
  const rows = [parsed].flat();
  const good = rows.flatMap(row => {
    const result = v.safeParse(schema, row);
    return result.success ? [result.output] : [];
  });
  return rows.length > 0 && good.length === 0
    ? failed('malformed', 'no row has the expected fields')
    : ok(good);
};
