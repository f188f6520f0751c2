import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunRecord } from '../../reports/record.ts';
import { packageRoot } from '../cli/package-root.ts';

const commitOf = async (folder: string): Promise<string | null> => {
  // An installed copy may lie inside somebody else's repository.
  if (!existsSync(join(folder, '.git'))) return null;
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: folder });
    return stdout.trim();
  } catch {
    return null;
  }
};

/** Which err1002 this is: its version and, in a clone, its commit. */
export const thisTool = async (): Promise<RunRecord['tool']> => {
  const folder = packageRoot();
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { version, commit: await commitOf(folder) };
};
