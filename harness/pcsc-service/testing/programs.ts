import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What a program that we did not write said, and how it ended. */
export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program against the service on this socket, without blocking this process; 30 s at most. */
export const runProgram = (
  socket: string,
  command: string,
  args: readonly string[] = [],
  input = '',
): Promise<Said> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, PCSCLITE_CSOCK_NAME: socket, LC_ALL: 'C' },
      timeout: 30_000,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', status => resolve({ status, stdout, stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });

/** The reason to skip what needs these files of a Debian package; false when they are there. */
export const missing = (debian: string, ...files: readonly string[]): string | false =>
  files.every(file => existsSync(file)) ? false : `needs Debian packages: apt-get install ${debian}`;
