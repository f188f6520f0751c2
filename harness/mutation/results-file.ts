import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../cli/package-root.ts';
import type { Fate } from './mutant.ts';
import type { Result } from './try-all.ts';

const path = (): string => join(packageRoot(), 'build/mutation-results.jsonl');

/** A whole line of the file; what was cut off when a run was stopped is none. */
const parsed = (line: string): readonly (readonly [string, Fate])[] => {
  try {
    const { id, fate } = JSON.parse(line);
    return [[id, fate]];
  } catch {
    return [];
  }
};

/** What runs that were stopped have found, by id. It holds only as long as nothing but explanations has changed since. */
export const foundBefore = (): ReadonlyMap<string, Fate> =>
  new Map(existsSync(path()) ? readFileSync(path(), 'utf8').split('\n').flatMap(parsed) : []);

/** Forgets what was found before. */
export const beginAnew = (): void => {
  mkdirSync(dirname(path()), { recursive: true });
  writeFileSync(path(), '');
};

/** Keeps one result at once, so that a run that is stopped can be gone on with. */
export const keep = ({ mutant: { id }, fate }: Result): void =>
  appendFileSync(path(), `\n${JSON.stringify({ id, fate })}`);
