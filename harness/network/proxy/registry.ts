import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { failure } from '../failure.ts';

/** Values of a registry key by name; numbers stand as `reg` prints them, e.g. `0x1`, binary data in hexadecimal. */
export type RegistryValues = Readonly<Record<string, string>>;

/** Longest line that counts, characters; a longer one is none of the values that anybody asks for here. */
const longestLine = 64 * 1024;

/** One value a line: name, type and data, four spaces apart. The names of types are the same in every language. */
const valueLine = /^ {4}(.+?) {4}REG_[A-Z_]+(?: {4}(.*))?$/;

/**
 * Picks the values `wanted` out of what `reg query` prints, however much that is and wherever its pieces break. The
 * names of values differ in case at will.
 */
export const valuesOf = async (
  pieces: AsyncIterable<string> | Iterable<string>,
  wanted: readonly string[],
): Promise<RegistryValues> => {
  const names = new Map(wanted.map(name => [name.toLowerCase(), name]));
  const values = new Map<string, string>();
  const take = (line: string): void => {
    if (line.length > longestLine) return;
    const [, name = '', data = ''] = valueLine.exec(line) ?? [];
    const known = names.get(name.toLowerCase());
    if (known !== undefined) values.set(known, data);
  };
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/\r?\n/);
    // What is cut off a line that is too long leaves it too long.
    rest = (lines.pop() ?? '').slice(0, longestLine + 1);
    for (const line of lines) take(line);
  }
  take(rest);
  return Object.fromEntries(values);
};

/** A key and the values of it that matter. */
export interface RegistryKey {
  readonly key: string;
  readonly values: readonly string[];
  /** Without it nothing can be said; any other key may be missing. */
  readonly required?: boolean;
}

/** Reads a key with Windows's own `reg`, read-only and without its subkeys. */
export const readKey = async (
  { key, values, required = false }: RegistryKey,
  signal: AbortSignal,
): Promise<RegistryValues> => {
  const reg = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
  const child = spawn(reg, ['query', key], {
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  const ended = new Promise<number | string | null>(resolve => {
    child.once('error', error => resolve('code' in error ? String(error.code) : error.name));
    child.once('close', resolve);
  });
  const found = await valuesOf(child.stdout.setEncoding('utf8'), values);
  const code = await ended;
  if (typeof code === 'string' || (required && code !== 0)) throw failure('unknown', `reg query: ${code}`);
  return found;
};
