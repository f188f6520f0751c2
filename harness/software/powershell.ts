import { type ExecFileException, execFile } from 'node:child_process';
import { join } from 'node:path';
import { type Failed, failed, type Outcome, ok } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';

/** Runs a script to its end within the deadline (milliseconds) and gives what it printed. */
export type Run = (script: string, deadline: number) => Promise<Outcome<string>>;

const mostOutput = 16 * 1024 * 1024;

/** Without profile or questions; the script is an argument, so that no execution policy applies to it. */
const options = ['-NoLogo', '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-Command'];

/** Strict, so that a question that could not be asked never looks like an empty answer; UTF-8, where the system lets us choose. */
const preamble = `
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
try { [Console]::OutputEncoding = [Text.Encoding]::UTF8 } catch { }
`;

const failureOf = ({ code }: ExecFileException): Failed => {
  if (code === 'EACCES' || code === 'EPERM')
    return failed('not-permitted', 'PowerShell is not allowed to run');
  return failed('unknown', `PowerShell ended with ${code}`);
};

/** Windows PowerShell, which every Windows has. */
export const powershell: Run = (script, deadline) =>
  bounded(
    deadline,
    signal =>
      new Promise(resolve => {
        const folder = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'WindowsPowerShell', 'v1.0');
        // A module path inherited from PowerShell 7 would keep Windows PowerShell from its own modules.
        const env = { ...process.env, PSModulePath: undefined };
        execFile(
          join(folder, 'powershell.exe'),
          [...options, preamble + script],
          { signal, env, windowsHide: true, maxBuffer: mostOutput, encoding: 'utf8' },
          (error, printed) => resolve(error === null ? ok(printed) : failureOf(error)),
        );
      }),
  );
