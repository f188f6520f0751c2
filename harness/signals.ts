import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/** The signals that end a program in good time, by keys, by hand or with the terminal: on each of them all must be undone. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** Ctrl-C and Ctrl-\ reach every process in the foreground of a terminal. */
const fromKeys: ReadonlySet<string> = new Set(['SIGINT', 'SIGQUIT']);

/** Whether this process is in the foreground of its terminal, whatever its streams are (proc_pid_stat(5), pgrp and tpgid). */
const inForeground = (): boolean => {
  try {
    // The name of the program stands before these fields, in parentheses, and may hold anything.
    const [, , group, , , foreground] =
      readFileSync('/proc/self/stat', 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return group === foreground;
  } catch {
    return [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY === true);
  }
};

/** The exit status of a process as shells give it: 128 + n after signal n. */
const statusOf = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + constants.signals[signal ?? 'SIGKILL'];

/** The exit status of what ended because its terminal did. */
export const hungUp = statusOf(null, 'SIGHUP');

/**
 * Waits for a child in our own process group, passes on every ending signal that it did not get by itself, and gives its
 * exit status. Rejects when it cannot be started.
 */
export const ended = async (child: ChildProcess): Promise<number> => {
  const pass = (signal: NodeJS.Signals) => {
    if (!fromKeys.has(signal) || !inForeground()) child.kill(signal);
  };
  for (const signal of endingSignals) process.on(signal, pass);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(statusOf(code, signal)));
    });
  } finally {
    for (const signal of endingSignals) process.off(signal, pass);
  }
};
