import * as v from 'valibot';

/** Where in a file something is wrong, and what was expected there. */
export interface Flaw {
  readonly place: string;
  readonly expected: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly flaw: Flaw };

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text === undefined ? 'nothing' : text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

type Issue = v.BaseIssue<unknown>;

/** Of the issues of a union, the one that got furthest is about the member that was meant. */
const deepest = (issues: readonly Issue[]): Issue | undefined =>
  issues
    .flatMap(issue => [
      issue,
      ...(deepest(issue.issues ?? []) === undefined ? [] : [deepest(issue.issues ?? [])]),
    ])
    .filter(issue => issue !== undefined)
    .sort((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];

/** Checks data against a schema; the first flaw names its place as a path such as `faults.0.kind`. */
export const parseAs = <S extends v.GenericSchema>(schema: S, data: unknown): Parsed<v.InferOutput<S>> => {
  const result = v.safeParse(schema, data);
  if (result.success) return { ok: true, value: result.output };
  const issue = deepest(result.issues) ?? result.issues[0];
  const expected = issue.expected ?? issue.message;
  return {
    ok: false,
    flaw: {
      place: v.getDotPath(issue) ?? 'the whole',
      expected:
        issue.expected === 'never'
          ? `unknown key; this place has no such key`
          : issue.expected === null
            ? `${issue.message}, found ${shown(issue.input)}`
            : `expected ${expected}, found ${shown(issue.input)}`,
    },
  };
};
