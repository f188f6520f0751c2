import { spawn } from 'node:child_process';

/** What a program left behind. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Around {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** What it reads on its standard input; nothing when absent. */
  readonly input?: string;
  /** Milliseconds after which it is ended. */
  readonly timeout: number;
}

/** Runs a program as a user does, without blocking this process; rejects when it cannot be started. */
export const runProgram = (
  command: string,
  args: readonly string[],
  { input = '', ...around }: Around,
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    // The test runner gives every process a loader of its own, which is slow and listens to signals.
    const bare = around.env.NODE_OPTIONS === '' ? ['env', '-u', 'NODE_OPTIONS'] : [];
    const [program = command, ...rest] = [...bare, command, ...args];
    const child = spawn(program, rest, around);
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
    // A program may end without reading what it is given.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
