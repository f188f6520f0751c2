import { type ChildProcess, fork } from 'node:child_process';
import { entryBeside } from '../entry.ts';

/**
 * Starts the child-process entry `name` that lies beside the module `from`. It shares no stream with its parent, only
 * messages; `env` is added to the parent's environment.
 */
export const forkEntry = (
  name: string,
  from: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): ChildProcess => {
  const { file, execArgv } = entryBeside(name, from);
  return fork(file, args, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ...env },
    execArgv: [...execArgv],
  });
};
