import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { failure } from '../failure.ts';

/** Values of a registry key by name; numbers stand as `reg` prints them, e.g. `0x1`, binary data in hexadecimal. */
export type RegistryValues = Readonly<Record<string, string>>;

/** Longest line that counts, characters; a longer one is none of the values that anybody asks for here. */
const longestLine = 64 * 1024;

/** One value a line: name, type and data, four spaces apart. The names of types are the same in every language. */
const valueLine = /^ {4}(.+?) {4}REG_[A-Z_]+(?: {4}(.*))?$/;

type Pieces = AsyncIterable<string> | Iterable<string>;

/** Hands over every value in what `reg query` prints, however much that is and wherever its pieces break. */
const forEachValue = async (pieces: Pieces, take: (name: string, data: string) => void): Promise<void> => {
  const read = (line: string): void => {
    if (line.length > longestLine) return;
    const [, name, data = ''] = valueLine.exec(line) ?? [];
    if (name !== undefined) take(name, data);
  };
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/\r?\n/);
    // What is cut off a line that is too long leaves it too long.
    rest = (lines.pop() ?? '').slice(0, longestLine + 1);
    for (const line of lines) read(line);
  }
  read(rest);
};

/** Picks the values `wanted` out of what `reg query` prints of a key. The names of values differ in case at will. */
export const valuesOf = async (pieces: Pieces, wanted: readonly string[]): Promise<RegistryValues> => {
  const names = new Map(wanted.map(name => [name.toLowerCase(), name]));
  const values = new Map<string, string>();
  await forEachValue(pieces, (name, data) => {
    const known = names.get(name.toLowerCase());
    if (known !== undefined) values.set(known, data);
  });
  return Object.fromEntries(values);
};

/** Most values of one name that are kept. */
const mostOfOne = 100;

/** Picks every value of this name out of what `reg query /s` prints of a key and its subkeys. */
export const everyValueOf = async (pieces: Pieces, wanted: string): Promise<readonly string[]> => {
  const found: string[] = [];
  await forEachValue(pieces, (name, data) => {
    if (name.toLowerCase() === wanted.toLowerCase() && found.length < mostOfOne) found.push(data);
  });
  return found;
};

/** A key and the values of it that matter. */
export interface RegistryKey {
  readonly key: string;
  readonly values: readonly string[];
  /** Without it nothing can be said; any other key may be missing. */
  readonly required?: boolean;
}

/** Runs Windows's own `reg query`, read-only, and gives what `pick` makes of its output and its exit code. */
const query = async <T>(
  args: readonly string[],
  pick: (pieces: Pieces) => Promise<T>,
  signal: AbortSignal,
): Promise<readonly [found: T, code: number | null]> => {
  const reg = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
  const child = spawn(reg, ['query', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  const ended = new Promise<number | string | null>(resolve => {
    child.once('error', error => resolve('code' in error ? String(error.code) : error.name));
    child.once('close', resolve);
  });
  const found = await pick(child.stdout.setEncoding('utf8'));
  const code = await ended;
  if (typeof code === 'string') throw failure('unknown', `reg query: ${code}`);
  return [found, code];
};

/** Reads values of a key, without its subkeys. */
export const readKey = async (
  { key, values, required = false }: RegistryKey,
  signal: AbortSignal,
): Promise<RegistryValues> => {
  const [found, code] = await query([key], pieces => valuesOf(pieces, values), signal);
  if (required && code !== 0) throw failure('unknown', `reg query: ${code}`);
  return found;
};

/** Reads every value of this name in a key and its subkeys; none when there is no such key. */
export const readEverywhere = async (
  key: string,
  name: string,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const [found] = await query([key, '/s', '/v', name], pieces => everyValueOf(pieces, name), signal);
  return found;
};
