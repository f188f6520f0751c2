import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Failed, failed, type Outcome, ok } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import { lineReader } from './lines.ts';

/** Runs a script to its end within the deadline (milliseconds) and passes on each line that it prints, as it prints it. */
export type Run = (
  script: string,
  deadline: number,
  onLine: (line: string) => void,
) => Promise<Outcome<null>>;

/** No workstation has as much to tell. */
const mostOutput = 16 * 1024 * 1024;

/** Without profile or questions; the script is an argument, so that no execution policy applies to it. */
const options = ['-NoLogo', '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-Command'];

/** Windows PowerShell, which every Windows has, of the system's own kind: to a program of 32 bits `System32` shows its own. */
const program = (): string => {
  const [native = '', usual = ''] = ['Sysnative', 'System32'].map(folder =>
    join(process.env.SystemRoot ?? 'C:\\Windows', folder, 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
  );
  return existsSync(native) ? native : usual;
};

const failureOf = (error: NodeJS.ErrnoException): Failed =>
  error.code === 'EACCES' || error.code === 'EPERM'
    ? failed('not-permitted', 'PowerShell is not allowed to run')
    : failed('unknown', `PowerShell ended with ${error.code}`);

export const powershell: Run = (script, deadline, onLine) =>
  bounded(
    deadline,
    signal =>
      new Promise(resolve => {
        // A module path inherited from PowerShell 7 would keep Windows PowerShell from its own modules.
        const env = { ...process.env, PSModulePath: undefined };
        const child = spawn(program(), [...options, script], {
          env,
          windowsHide: true,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        const end = (outcome: Outcome<null>) => {
          resolve(outcome);
          child.kill('SIGKILL');
          child.stdout.destroy();
        };
        const read = lineReader(mostOutput, onLine);
        child.stdout.on('data', (chunk: Buffer) => {
          if (!read(chunk)) end(failed('malformed', `PowerShell printed more than ${mostOutput} bytes`));
        });
        child.on('error', error => end(failureOf(error)));
        child.on('close', code =>
          end(code === 0 ? ok(null) : failed('unknown', `PowerShell ended with ${code}`)),
        );
        signal.addEventListener('abort', () => end(failed('timed-out')), { once: true });
      }),
  );
