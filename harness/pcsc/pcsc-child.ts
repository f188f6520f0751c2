import type { ChildProcess } from 'node:child_process';
import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import type { Call, CallName, ChildCalls } from './child-calls.ts';
import { forkEntry } from './fork-entry.ts';

type Settle = (outcome: Outcome<never>) => void;

/** How long a card that has been given up may take to answer after all, and so be let go as it is. Milliseconds. */
const longestFarewell = 250;

/**
 * A child process that makes PC/SC calls for this one. A call that takes too long ends with `timed-out` and with the
 * death of the child; so does `close`. An idle child keeps nobody alive, and dies with its parent.
 */
export class PcscChild {
  readonly #process: ChildProcess;
  readonly #gone: Promise<void>;
  #settle: Settle | null = null;
  #epitaph: Outcome<never> | null = null;
  #leaving = false;

  /** `env` is added to this process's environment. */
  constructor(env: NodeJS.ProcessEnv) {
    this.#process = forkEntry('pcsc-reader-child', import.meta.url, [], env);
    const end = this.#process.pid === undefined ? 'error' : 'exit';
    this.#gone = new Promise(resolve => this.#process.once(end, () => resolve()));
    this.#process.on('message', (outcome: Outcome<never>) => this.#settle?.(outcome));
    this.#process.on('error', (error: NodeJS.ErrnoException) =>
      this.#bury(failed('crashed', `the PC/SC child process: ${error.code ?? error.name}`)),
    );
    this.#process.on('exit', (code, signal) =>
      this.#bury(failed('crashed', `the PC/SC child process ended with ${signal ?? code}`)),
    );
    this.#process.unref();
    this.#process.channel?.unref();
  }

  /** Whether no call is under way. */
  get idle(): boolean {
    return this.#settle === null;
  }

  /** Makes the call and gives the child's own outcome, or `timed-out` after `deadline` milliseconds, or `crashed`. */
  async call<Name extends CallName>(
    call: Name,
    ask: ChildCalls[Name]['ask'],
    deadline: number,
  ): Promise<Outcome<ChildCalls[Name]['answer']>> {
    if (!this.idle) throw new Error('a PC/SC child process takes one call at a time');
    const outcome = await bounded<ChildCalls[Name]['answer']>(
      deadline,
      () =>
        new Promise(resolve => {
          this.#settle = resolve;
          if (this.#epitaph !== null) resolve(this.#epitaph);
          else this.#process.send({ call, ask });
        }),
    );
    this.#settle = null;
    if (outcome.kind === 'failed' && outcome.code === 'timed-out') {
      if (call === 'transmit') this.#leave(outcome);
      else this.#kill(outcome);
    }
    return outcome;
  }

  /** Resolves when the process is gone. */
  close(): Promise<void> {
    if (!this.#leaving) this.#kill(failed('crashed', 'the PC/SC child process was closed'));
    return this.#gone;
  }

  /** Killed in the middle of a command, a program may leave the card reset; so this one gets a moment to end by itself. */
  async #leave(epitaph: Outcome<never>): Promise<void> {
    if (this.#epitaph !== null) return;
    this.#leaving = true;
    this.#bury(epitaph);
    this.#process.ref();
    const farewell: Call = { call: 'leave', ask: null };
    this.#process.send(farewell);
    await bounded(longestFarewell, () => this.#gone.then(ok));
    this.#kill(epitaph);
  }

  #kill(epitaph: Outcome<never>): void {
    this.#bury(epitaph);
    this.#process.ref();
    this.#process.kill('SIGKILL');
  }

  #bury(epitaph: Outcome<never>): void {
    this.#epitaph ??= epitaph;
    this.#settle?.(epitaph);
  }
}
