import { parseAs } from '../../src/parse.ts';
import { readText } from '../input/read-data.ts';
import { UserError } from '../user-error.ts';
import type { Call, Tape } from './tape.ts';
import { CallSchema, HeaderSchema, isKnownCall } from './tape-schema.ts';

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

/** A last line without an end was being written when the recording broke off. */
const isCutOff = (text: string, at: number, lines: readonly string[]): boolean =>
  at === lines.length - 1 && !text.endsWith('\n');

/**
 * Reads a tape. A last line that breaks off is left out with a warning, as are calls that only a newer version knows; any
 * other line that is no call is a `UserError` that names it, and so is an unknown `format`.
 */
export const readTape = async (file: string, warn: Warn): Promise<Tape> => {
  const text = await readText(file);
  const lines = text.split('\n');
  if (text.endsWith('\n')) lines.pop();
  const [first = '', ...rest] = lines;
  const header = headerFrom(parsed(first)?.data, file, warn);
  const calls = rest.flatMap((line, index): readonly Call[] => {
    const place = `line ${index + 2}`;
    const json = parsed(line);
    if (json === null) {
      if (!isCutOff(text, index, rest)) throw new UserError(file, place, 'expected one call as JSON');
      warn(`warning: ${file}: ${place} breaks off; the tape is used up to there\n`);
      return [];
    }
    if (fieldsOf(json.data).includes('door') && !isKnownCall(json.data)) {
      warn(`warning: ${file}: ${place}: passed over a call that this version does not know\n`);
      return [];
    }
    const call = parseAs(CallSchema, json.data);
    if (!call.ok) throw new UserError(file, `${place}: ${call.flaw.place}`, call.flaw.expected);
    return [call.value];
  });
  return { header, calls };
};
