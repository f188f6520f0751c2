import { readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { packageRoot } from '../cli/package-root.ts';
import { type Compiled, compile } from './compile.ts';
import type { Replacement } from './mutant.ts';
import type { Steps } from './steps.ts';

type Exports = { [name: string]: unknown };

/** What some modules are replaced by, by their path from the root of the repository, or the name of their package. */
export type Replacements = ReadonlyMap<string, Replacement>;

/** Compiled or TypeScript, as this file itself is. */
const extension = extname(import.meta.url);

const native = (name: string): Promise<object> =>
  import(
    name.endsWith('.ts')
      ? new URL(`../../${name.slice(0, -'.ts'.length)}${extension}`, import.meta.url).href
      : name
  );

const resolve = (specifier: string, from: string): string =>
  specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;

const originals = new Map<string, Compiled>();

/** The module as it is, compiled once. */
const original = (name: string): Compiled => {
  const compiled = originals.get(name) ?? compile(readFileSync(join(packageRoot(), name), 'utf8'));
  originals.set(name, compiled);
  return compiled;
};

/** Modules that are made anew; all others are those of this program. */
export type Anew = (name: string) => boolean;

/**
 * Loads modules of ours anew, some of them replaced, and everything between them; what they import besides is shared
 * with this program. They count their steps.
 */
export const instantiate = (replacements: Replacements, anew: Anew, steps: Steps) => {
  const loaded = new Map<string, Promise<object>>();
  const run = async (name: string, { imports, body }: Compiled): Promise<Exports> => {
    const needed = new Map<string, object>();
    for (const specifier of imports) needed.set(specifier, await load(resolve(specifier, name)));
    const exports: Exports = {};
    body(exports, specifier => needed.get(specifier), steps.take);
    return exports;
  };
  const begin = async (name: string): Promise<object> => {
    const replacement = replacements.get(name);
    if (replacement !== undefined && 'exports' in replacement) return replacement.exports;
    if (replacement !== undefined) return run(name, compile(replacement.text));
    return anew(name) ? run(name, original(name)) : native(name);
  };
  const load = (name: string): Promise<object> => {
    const known = loaded.get(name) ?? begin(name);
    loaded.set(name, known);
    return known;
  };
  return load;
};
