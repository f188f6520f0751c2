import * as v from 'valibot';
import { closest } from './closest.ts';

/** Where in a file something is wrong, and what was expected there. */
export interface Flaw {
  readonly place: string;
  readonly expected: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly flaw: Flaw };

type Issue = v.BaseIssue<unknown>;

interface Located {
  readonly path: readonly string[];
  readonly issue: Issue;
}

/** An issue and its place; of a union's members, the one that fits the data furthest is the one that was meant. */
const locate = (issue: Issue, around: readonly string[] = []): Located => {
  const path = [...around, ...(issue.path ?? []).map(({ key }) => String(key))];
  const [inner] = (issue.issues ?? [])
    .map(member => locate(member, path))
    .sort((a, b) => b.path.length - a.path.length);
  return inner !== undefined && inner.path.length > path.length ? inner : { path, issue };
};

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text === undefined ? 'nothing' : text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** The literals that would have been right: `("dns" | 3)` as `"dns"`, `3`. */
const choices = ({ expected }: Issue): readonly string[] =>
  expected?.startsWith('(') ? expected.slice(1, -1).split(' | ') : [];

const plain: { readonly [type: string]: string } = { Object: 'a mapping', Array: 'a list', string: 'text' };

const choice = (issue: Issue): string => {
  const words = choices(issue).map(word => plain[word] ?? word);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
};

const isMissing = ({ type, input, expected }: Issue): boolean =>
  input === undefined && (type.endsWith('object') || type === 'variant') && expected !== 'never';

const isUnknownKey = ({ expected, type }: Issue): boolean => expected === 'never' && type === 'strict_object';

const complaint = (issue: Issue): string => {
  const { expected, message, input } = issue;
  const found = `found ${shown(input)}`;
  if (isUnknownKey(issue)) return 'unknown key; this place has no such key';
  // Our own messages say what is expected; the library's begin otherwise.
  if (expected === null || message.startsWith('expected')) return `${message}, ${found}`;
  const many = choices(issue).length > 0;
  if (isMissing(issue)) return many ? `missing; expected ${choice(issue)}` : 'missing';
  if (!many) return `expected ${plain[expected] ?? expected}, ${found}`;
  const meant = typeof input === 'string' ? closest(`"${input}"`, choices(issue)) : null;
  return meant === null
    ? `expected ${choice(issue)}, ${found}`
    : `unknown word ${shown(input)}; did you mean ${meant}?`;
};

/** A key that is missing and an unknown one beside it that looks like it: the second is a slip of the pen. */
const misspelt = (issues: readonly Located[]): Flaw | null => {
  for (const { path, issue } of issues) {
    if (!isUnknownKey(issue)) continue;
    const missing = issues.filter(
      other => isMissing(other.issue) && other.path.slice(0, -1).join() === path.slice(0, -1).join(),
    );
    const meant = closest(
      path.at(-1) ?? '',
      missing.map(other => other.path.at(-1) ?? ''),
    );
    if (meant !== null) return { place: path.join('.'), expected: `unknown key; did you mean "${meant}"?` };
  }
  return null;
};

/** Checks data against a schema; the first flaw names its place as a path such as `faults.0.kind`. */
export const parseAs = <S extends v.GenericSchema>(schema: S, data: unknown): Parsed<v.InferOutput<S>> => {
  const result = v.safeParse(schema, data);
  if (result.success) return { ok: true, value: result.output };
  const issues = result.issues.map(issue => locate(issue));
  const { path, issue } = issues[0] ?? locate(result.issues[0]);
  const flaw = { place: path.length === 0 ? 'the whole' : path.join('.'), expected: complaint(issue) };
  return { ok: false, flaw: misspelt(issues) ?? flaw };
};
