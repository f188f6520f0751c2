import * as v from 'valibot';
import { parseAs } from '../../src/parse.ts';
import { readText } from '../input/read-data.ts';
import { UserError } from '../user-error.ts';
import type { Call, Tape } from './tape.ts';
import { CallSchema, EndSchema, HeaderSchema, isKnownCall } from './tape-schema.ts';

type Warn = (text: string) => void;

const parsed = (line: string): { readonly data: unknown } | null => {
  try {
    return { data: JSON.parse(line) };
  } catch {
    return null;
  }
};

const fieldsOf = (data: unknown): readonly string[] =>
  typeof data === 'object' && data !== null ? Object.keys(data) : [];

const headerFrom = (data: unknown, file: string, warn: Warn): Tape['header'] => {
  const { format, kind } = (data ?? {}) as { readonly format?: unknown; readonly kind?: unknown };
  if (kind !== 'tape')
    throw new UserError(file, 'line 1', 'expected the first line of a tape: {"format":1,"kind":"tape",…}');
  if (format !== 1)
    throw new UserError(file, 'line 1: format', `expected 1, found ${JSON.stringify(format) ?? 'nothing'}`);
  const newer = fieldsOf(data).filter(key => !Object.hasOwn(HeaderSchema.entries, key));
  if (newer.length > 0)
    warn(`warning: ${file}: passed over what this version does not know: ${newer.join(', ')}\n`);
  const header = parseAs(HeaderSchema, data);
  if (!header.ok) throw new UserError(file, `line 1: ${header.flaw.place}`, header.flaw.expected);
  return header.value;
};

const isEnd = (data: unknown): boolean => v.is(v.object({ kind: v.literal('end') }), data);

/** What one line between the first and the last says; null for a call that this version does not know. */
const callFrom = (line: string, file: string, place: string, warn: Warn): Call | null => {
  const json = parsed(line);
  if (json === null) throw new UserError(file, place, 'expected one call as JSON');
  if (isEnd(json.data)) throw new UserError(file, place, 'expected nothing after the end of the tape');
  if (fieldsOf(json.data).includes('door') && !isKnownCall(json.data)) {
    warn(`warning: ${file}: ${place}: passed over a call that this version does not know\n`);
    return null;
  }
  const call = parseAs(CallSchema, json.data);
  if (!call.ok) throw new UserError(file, `${place}: ${call.flaw.place}`, call.flaw.expected);
  return call.value;
};

/** The lines that hold calls, and what is amiss with the end of the tape; null when nothing is. */
interface Middle {
  readonly lines: readonly string[];
  readonly amiss: string | null;
}

const middleOf = (text: string, file: string): Middle => {
  const [, ...rest] = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  const last = rest.at(-1);
  const lines = rest.slice(0, -1);
  const json = parsed(last ?? '{}');
  // Without a line's end, this was being written when the recording broke off.
  if (json === null && !text.endsWith('\n')) return { lines, amiss: `line ${rest.length + 1} breaks off` };
  if (!isEnd(json?.data)) return { lines: rest, amiss: 'its last line is missing' };
  const end = parseAs(EndSchema, json?.data);
  if (!end.ok) throw new UserError(file, `line ${rest.length + 1}: ${end.flaw.place}`, end.flaw.expected);
  const { calls } = end.value;
  return { lines, amiss: calls === lines.length ? null : `it holds ${lines.length} of ${calls} calls` };
};

/**
 * Reads a tape. Of one that is not whole, or holds calls that only a newer version knows, the rest is used with a warning;
 * a line that is no call is a `UserError` that names it, and so is an unknown `format`.
 */
export const readTape = async (file: string, warn: Warn): Promise<Tape> => {
  const text = await readText(file);
  const [first = ''] = text.split('\n', 1);
  const header = headerFrom(parsed(first)?.data, file, warn);
  const { lines, amiss } = middleOf(text, file);
  const calls = lines.flatMap((line, index) => callFrom(line, file, `line ${index + 2}`, warn) ?? []);
  if (amiss !== null)
    warn(`warning: ${file}: not the whole recording: ${amiss}; what was under way then is left out\n`);
  return { header, calls, whole: amiss === null };
};
