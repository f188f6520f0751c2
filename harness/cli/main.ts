#!/usr/bin/env node
import { CommanderError } from 'commander';
import { hungUp } from '../signals.ts';
import { isUserError } from '../user-error.ts';
import { cannotRun } from './exit-codes.ts';
import { flushed, processIo } from './io.ts';
import { program } from './program.ts';

const io = processIo();
let exitCode = cannotRun;

/** What a write to a closed terminal comes to; a signal comes with it. */
const terminalGone = 'EIO';

// A reader that goes away (`| head`) ends us quietly; what cannot be written is said.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === terminalGone) return;
  if (error.code === 'EPIPE') process.exit(exitCode);
  io.err(`err1002: standard output: cannot be written (${error.code})\n`);
  process.exit(cannotRun);
});
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== terminalGone) process.exit(cannotRun);
});

try {
  await program(io, code => {
    exitCode = code;
  }).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    exitCode = error.exitCode === 0 ? 0 : cannotRun;
  } else if (isUserError(error)) {
    // What a file holds is quoted here, and must not command the terminal.
    io.err(`err1002: ${error.message.replace(/\p{Cc}/gu, ' ')}\n`);
    exitCode = cannotRun;
  } else {
    io.err(`err1002: an error of our own: ${error instanceof Error ? error.message : String(error)}\n`);
    exitCode = cannotRun;
  }
}
await flushed();
// Node aborts when it leaves a terminal that is gone: what hung up ends by the signal itself.
if (exitCode === hungUp) process.kill(process.pid, 'SIGHUP');
process.exit(exitCode);
