import { join } from 'node:path';
import { type Ended, runProgram } from '../../testing/run-program.ts';
import { packageRoot } from '../package-root.ts';

/** Runs the built command line as a user does, without blocking this process; 60 s at most. */
export const err1002 = (args: readonly string[], cwd = packageRoot()): Promise<Ended> =>
  runProgram(process.execPath, [join(packageRoot(), 'dist', 'main.js'), ...args], {
    cwd,
    // Loaders of the test runner are not the user's.
    env: { ...process.env, NODE_OPTIONS: '' },
    timeout: 60_000,
  });
