import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { pause } from '../../clock.ts';

/** Something of the lab that runs until it is closed. */
export interface Running {
  close(): Promise<void>;
}

/** A fresh machine reads programs from disk for a while. */
const patience = 20_000;
const between = 20;

/** Whether TCP is accepted at `address`. */
export const accepts = (address: string, port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, address);
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });

const exit = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** So much of what a program said last is told when it does not start. */
const lastWords = 2000;

/**
 * Starts a server program, and gives it once `ready` says so. Throws with what it printed when it ends before, or is
 * not ready in 20 s. It is killed outright with all its processes: nothing of the lab is worth keeping.
 */
export const daemon = async (
  command: string,
  args: readonly string[],
  ready: () => Promise<boolean>,
): Promise<Running> => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      said = (said + text).slice(-lastWords);
    });
  child.on('error', () => {});
  const ended = exit(child);
  const close = async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  const { signal } = new AbortController();
  for (let waited = 0; waited < patience; waited += between) {
    if (child.pid === undefined || child.exitCode !== null)
      throw new Error(`${command} ended at once:\n${said}`);
    if (await ready()) return { close };
    await pause(between, signal);
  }
  await close();
  throw new Error(`${command} was not ready within ${patience} ms:\n${said}`);
};
