import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Starts the child-process entry `name` that lies beside the module `from` (its `import.meta.url`): as source, compiled
 * one to one, or bundled, where every entry and every chunk lie in one folder under their own names. It shares no
 * stream with its parent, only messages; `env` is added to the parent's environment.
 */
export const forkEntry = (
  name: string,
  from: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): ChildProcess => {
  const extension = extname(from);
  return fork(fileURLToPath(new URL(`./${name}${extension}`, from)), args, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ...env },
    // Source needs the loader that the parent has; otherwise a loader would only make every call wait.
    execArgv: extension === '.ts' ? process.execArgv : [],
  });
};
