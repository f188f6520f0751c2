import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type * as v from 'valibot';
import { parseAs } from '../../src/parse.ts';
import { isUserError, systemCode, UserError } from '../user-error.ts';

const why: { readonly [code: string]: string } = {
  ENOENT: 'no such file',
  EISDIR: 'this is a folder, expected a file',
  EACCES: 'no permission to read it',
};

/** Larger than any world, evidence or guidance, and small enough to parse at once. */
const mostBytes = 8 * 1024 * 1024;

/** What is read, whole; a pipe does not tell its size before, and may have no end. */
const textOf = async (file: string): Promise<string> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of createReadStream(file)) {
    pieces.push(piece);
    size += piece.length;
    if (size > mostBytes) throw new UserError(file, null, 'expected a file of at most 8 MiB');
  }
  return Buffer.concat(pieces).toString('utf8');
};

/** Reads a text file or a pipe; a `UserError` says why it cannot be read. */
export const readText = async (file: string): Promise<string> => {
  try {
    const there = await stat(file);
    if (there.isCharacterDevice() || there.isBlockDevice())
      throw new UserError(file, null, 'this is a device, expected a file');
    return await textOf(file);
  } catch (error) {
    if (isUserError(error)) throw error;
    const code = systemCode(error);
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
