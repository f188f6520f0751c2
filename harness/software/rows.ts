import * as v from 'valibot';
import { failed, type Outcome, ok } from '../../src/outcome.ts';

/** PowerShell writes null for what a row lacks. */
const text = v.nullish(v.string(), '');
const number = v.nullish(v.pipe(v.number(), v.safeInteger()), null);

/** A list, or the single value that PowerShell makes of a list of one. */
const list = v.nullish(
  v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform(values => [values].flat()),
  ),
  [],
);

const Listed = v.array(v.string());

/** A list policy may also be one value that holds the whole list as JSON; a pattern such as `[*.]host` is none. */
const listed = (value: string): readonly string[] => {
  if (!/^\s*\[\s*["\]]/.test(value)) return [value];
  try {
    const list: unknown = JSON.parse(value);
    return v.is(Listed, list) ? list : [value];
  } catch {
    return [value];
  }
};

/** One row of each part, in our own names. */
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
  v.object({ Browser: v.picklist(['chrome', 'edge']), Name: v.string(), Values: list }),
  v.transform(row => ({ browser: row.Browser, name: row.Name, values: row.Values.flatMap(listed) })),
);
export const MinidriversRow = v.pipe(
  v.object({ Inbox: v.boolean(), Cards: list }),
  v.transform(row => ({ inbox: row.Inbox, cards: row.Cards })),
);
export const ReaderRow = v.pipe(
  v.object({ Name: text, Problem: number, Provider: text, Version: text, Date: text }),
  v.transform(row => ({
    name: row.Name,
    problem: row.Problem,
    provider: row.Provider,
    version: row.Version,
    date: dayOf(row.Date),
  })),
);

/** The day of a date as Windows PowerShell writes it, `/Date(1150848000000)/`, or of ISO 8601; empty when it is neither. */
const dayOf = (date: string): string => {
  const since = /^\/Date\((-?\d{1,15})\)\/$/.exec(date)?.[1];
  const ms = since === undefined ? Date.parse(date) : Number(since);
  return Math.abs(ms) < 8.64e15 ? (new Date(ms).toISOString().split('T')[0] ?? '') : '';
};

/** The rows that have the fields of a part; `malformed` when there are rows and none of them has. */
export const rowsOf = <S extends v.GenericSchema>(
  schema: S,
  rows: readonly unknown[],
): Outcome<readonly v.InferOutput<S>[]> => {
  const good = rows.flatMap(row => {
    const result = v.safeParse(schema, row);
    return result.success ? [result.output] : [];
  });
  return rows.length > 0 && good.length === 0
    ? failed('malformed', 'no row has the expected fields')
    : ok(good);
};
