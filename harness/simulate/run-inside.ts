import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { systemCode, UserError } from '../user-error.ts';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const why: { readonly [code: string]: string } = {
  ENOENT: 'no such command',
  EACCES: 'no permission to run it',
};

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
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  // A terminal sends Ctrl-C to the command itself.
  const pass = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, pass);
  enough.addEventListener('abort', () => child.kill('SIGTERM'));
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', error => {
        const code = systemCode(error);
        reject(new UserError(command, null, why[code] ?? `cannot be run (${code})`));
      });
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']));
    });
  } finally {
    for (const signal of forwarded) process.off(signal, pass);
  }
};
