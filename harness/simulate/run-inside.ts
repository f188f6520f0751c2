import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ended } from '../signals.ts';
import { systemCode, UserError } from '../user-error.ts';
import { unmarked } from '../virtual-reader/namespace.ts';

const reasons: { readonly [code: string]: string } = {
  ENOENT: 'no such command',
  EACCES: 'no permission to run it',
  ENAMETOOLONG: 'no such command: its name is too long',
  ERR_INVALID_ARG_VALUE: 'expected a command after --, without NUL',
};

/** A script is there although what should interpret it is not. */
const whyNot = (command: string, code: string): string =>
  code === 'ENOENT' && command.includes('/') && existsSync(command)
    ? 'the interpreter that its first line names is not there'
    : (reasons[code] ?? `cannot be run (${code})`);

/**
 * Runs a command on this process' own streams, with `environment` added, passes signals on and gives its exit status
 * (128 + n after signal n). It is asked to end when `enough` fires. A `UserError` when it cannot be started.
 */
export const runInside = async (
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  enough: AbortSignal,
): Promise<number> => {
  try {
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...unmarked(process.env), ...environment },
    });
    enough.addEventListener('abort', () => child.kill('SIGTERM'));
    return await ended(child);
  } catch (error) {
    throw new UserError(command || null, null, whyNot(command, systemCode(error)));
  }
};
