import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserPolicy } from '../../src/doors/software.ts';
import { failed, type Outcome, ok, skipped } from '../../src/outcome.ts';

/** Where the makers of the browsers document that policies lie which the user cannot change. */
const folders = [
  { browser: 'chrome', folder: '/etc/opt/chrome/policies/managed' },
  { browser: 'edge', folder: '/etc/opt/edge/policies/managed' },
] as const;

const mostFiles = 100;
const mostBytes = 1024 * 1024;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const policiesIn = (browser: BrowserPolicy['browser'], text: string): readonly BrowserPolicy[] => {
  const policies: unknown = JSON.parse(text);
  if (typeof policies !== 'object' || policies === null || Array.isArray(policies)) return [];
  return Object.entries(policies).map(([name, value]) => ({
    browser,
    name,
    values: [value].flat().map(textOf),
  }));
};

const filesIn = (folder: string): Promise<readonly string[] | null> =>
  readdir(folder).then(
    names => names.filter(name => name.endsWith('.json')).sort(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );

/**
 * Policies of Chrome and Edge on Linux, from every JSON file below `root`. A file that is not JSON is passed over, as the
 * browsers do; one that is larger than any policy needs to be makes the whole `malformed`.
 */
export const linuxPolicies = async (root = '/'): Promise<Outcome<readonly BrowserPolicy[]>> => {
  const found: BrowserPolicy[] = [];
  let managed = false;
  for (const { browser, folder } of folders) {
    const files = await filesIn(join(root, folder));
    managed ||= files !== null;
    if ((files?.length ?? 0) > mostFiles) return failed('malformed', 'too many files of policies');
    for (const file of files ?? []) {
      const path = join(root, folder, file);
      if ((await stat(path)).size > mostBytes) return failed('malformed', 'a file of policies is too large');
      try {
        found.push(...policiesIn(browser, await readFile(path, 'utf8')));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
    }
  }
  return managed ? ok(found) : skipped('no Chrome or Edge on this machine is managed by files');
};
