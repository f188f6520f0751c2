import * as v from 'valibot';
import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import { powershell, type Run } from './powershell.ts';
import { type Part, parts, scriptFor } from './script.ts';

/** What Windows tells of itself, each part by itself: the rows of one that failed do not cost the others. */
export interface WindowsFacts {
  /** The rows as they were printed, asked once for everybody; what failed is asked again. */
  known(part: Part, deadline: number): Promise<Outcome<readonly unknown[]>>;
  /** The same as it is now. */
  now(part: Part, deadline: number): Promise<Outcome<readonly unknown[]>>;
}

type Told = Outcome<readonly unknown[]>;

const Line = v.object({
  Part: v.picklist(parts),
  Rows: v.optional(v.nullable(v.unknown())),
  Failed: v.optional(v.nullable(v.string())),
  Why: v.optional(v.nullable(v.string()), ''),
});

/** Windows PowerShell writes some arrays as `{ value: […], Count: n }`. */
const unwrap = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'value' in value && 'Count' in value ? value.value : value;

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line, unwrap);
  } catch {
    return undefined;
  }
};

/** What a line tells, and of which part; null for a line that is none of ours, such as a warning. */
const toldIn = (line: string): { readonly part: Part; readonly told: Told } | null => {
  const read = v.safeParse(Line, parse(line));
  if (!read.success) return null;
  const { Part: part, Rows, Failed, Why } = read.output;
  if (typeof Failed !== 'string') return { part, told: ok([Rows ?? []].flat()) };
  return {
    part,
    told: failed(Failed === 'PermissionDenied' ? 'not-permitted' : 'unknown', `${Failed} (${Why})`),
  };
};

/** Starts one PowerShell that asks for these parts; each is there as soon as its line is. */
const ask = (run: Run, wanted: readonly Part[], deadline: number): ReadonlyMap<Part, Promise<Told>> => {
  const settle = new Map<Part, (told: Told) => void>();
  const answers = wanted.map(part => {
    const told = new Promise<Told>(resolve => settle.set(part, resolve));
    return [part, told] as const;
  });
  const ended = run(scriptFor(wanted), deadline, line => {
    const said = toldIn(line);
    if (said !== null) settle.get(said.part)?.(said.told);
  });
  void ended.then(end => {
    const nothing = (part: Part) =>
      end.kind === 'ok' ? failed('malformed', `nothing was said of ${part}`) : end;
    for (const [part, resolve] of settle) resolve(nothing(part));
  });
  return new Map(answers);
};

/** Facts of this Windows: one process for all that is asked at the same time. */
export const windowsFacts = (run: Run = powershell): WindowsFacts => {
  const asked = new Map<Part, Promise<Told>>();

  const remember = (part: Part, told: Promise<Told>): void => {
    asked.set(part, told);
    void told.then(({ kind }) => {
      if (kind !== 'ok' && asked.get(part) === told) asked.delete(part);
    });
  };
  const known = (part: Part, deadline: number): Promise<Told> => {
    if (!asked.has(part)) {
      const missing = parts.filter(other => !asked.has(other));
      for (const [other, told] of ask(run, missing, deadline)) remember(other, told);
    }
    return asked.get(part) ?? Promise.resolve(failed('crashed', `${part} was not asked`));
  };

  return {
    known: (part, deadline) => bounded(deadline, () => known(part, deadline)),
    now: (part, deadline) =>
      bounded(deadline, () => {
        for (const [other, told] of ask(run, [part], deadline)) remember(other, told);
        return known(part, deadline);
      }),
  };
};
