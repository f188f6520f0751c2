import { readFile, stat } from 'node:fs/promises';
import type * as v from 'valibot';
import { parseAs } from '../../src/parse.ts';
import { isUserError, UserError } from '../user-error.ts';

const why: { readonly [code: string]: string } = {
  ENOENT: 'no such file',
  EISDIR: 'this is a folder, expected a file',
  EACCES: 'no permission to read it',
};

/** Larger than any world, evidence or guidance, and small enough to parse at once. */
const mostBytes = 8 * 1024 * 1024;

/** Reads a text file; a `UserError` says why it cannot be read. */
export const readText = async (file: string): Promise<string> => {
  try {
    const { size } = await stat(file);
    if (size > mostBytes) throw new UserError(file, null, 'expected a file of at most 8 MiB');
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isUserError(error)) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UserError(file, null, why[code] ?? `cannot be read (${code})`);
  }
};

/** Parses JSON or YAML by its looks; a `UserError` names the line. */
export const parseData = async (text: string, file: string): Promise<unknown> => {
  if (/^\s*[[{]/.test(text))
    try {
      return JSON.parse(text);
    } catch {
      // YAML has flow collections too: let its parser say where the fault is.
    }
  const { parseYaml } = await import('./parse-yaml.ts');
  return parseYaml(text, file);
};

/** Reads a JSON or YAML file and checks it against a schema; a `UserError` names file, place and what was expected. */
export const readAs = async <S extends v.GenericSchema>(schema: S, file: string): Promise<v.InferOutput<S>> =>
  checkAs(schema, await parseData(await readText(file), file), file);

/** Checks data that came from a file. */
export const checkAs = <S extends v.GenericSchema>(
  schema: S,
  data: unknown,
  file: string,
): v.InferOutput<S> => {
  const parsed = parseAs(schema, data);
  if (!parsed.ok) throw new UserError(file, parsed.flaw.place, parsed.flaw.expected);
  return parsed.value;
};
