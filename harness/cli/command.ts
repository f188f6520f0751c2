import type { Command } from 'commander';
import type { Io } from './io.ts';

/** What a command is given: its options, and where to write. It answers with the exit code. */
export type Handler<O> = (options: O, io: Io) => Promise<number>;

/** Turns a handler, loaded when it is called, into a commander action. */
export type Run = (load: () => Promise<Handler<never>>) => (...args: unknown[]) => Promise<void>;

/** Adds one command to the program. */
export type Add = (name: string, describe: (command: Command, run: Run) => void) => void;
