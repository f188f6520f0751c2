import type { ChildProcess } from 'node:child_process';
import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { bounded, stopwatch } from '../clock.ts';
import { type Call, type CallName, type ChildCalls, ready } from './child-calls.ts';
import { forkEntry } from './fork-entry.ts';

type Settle = (outcome: Outcome<never>) => void;

/** How long letting a card go may take. Milliseconds. */
const longestFarewell = 500;
/** How long a card that was given up may still take to answer, and so be let go after all. Milliseconds. */
const longestDelay = 150;

/** A wait for PC/SC that is shorter says nothing of the service or the card, only of a machine with much to do. Milliseconds. */
const shortestWait = 1000;

/**
 * A child process that makes PC/SC calls for this one. A call that takes too long ends with `timed-out` and with the
 * death of the child, and later calls have the same outcome. An idle child keeps nobody alive, and dies with its parent.
 */
export class PcscChild {
  readonly #process: ChildProcess;
  readonly #gone: Promise<void>;
  readonly #ready: Promise<void>;
  #settle: Settle | null = null;
  #epitaph: Outcome<never> | null = null;
  #holdsCard = false;

  /** `env` is added to this process's environment. */
  constructor(env: NodeJS.ProcessEnv) {
    this.#process = forkEntry('pcsc-reader-child', import.meta.url, [], env);
    const end = this.#process.pid === undefined ? 'error' : 'exit';
    this.#gone = new Promise(resolve => this.#process.once(end, () => resolve()));
    this.#ready = new Promise(resolve => {
      this.#process.on('message', (said: Outcome<never> | typeof ready) =>
        said === ready ? resolve() : this.#settle?.(said),
      );
      this.#process.once(end, () => resolve());
    });
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
  get #idle(): boolean {
    return this.#settle === null;
  }

  /**
   * Makes the call and gives the child's own outcome, or `timed-out` after `deadline` milliseconds, or `crashed`: also when
   * the child came so late that there was no time left to wait.
   */
  async call<Name extends CallName>(
    call: Name,
    ask: ChildCalls[Name]['ask'],
    deadline: number,
  ): Promise<Outcome<ChildCalls[Name]['answer']>> {
    if (!this.#idle) throw new Error('a PC/SC child process takes one call at a time');
    if (this.#epitaph !== null) return { ...this.#epitaph, ms: 0 };
    let waited = () => 0;
    const outcome = await bounded<ChildCalls[Name]['answer']>(
      deadline,
      signal =>
        new Promise(resolve => {
          this.#settle = resolve;
          this.#ready.then(() => {
            if (this.#epitaph !== null) resolve(this.#epitaph);
            if (this.#epitaph !== null || signal.aborted) return;
            waited = stopwatch();
            this.#process.send({ call, ask });
          });
        }),
    );
    if (call === 'connect' && outcome.kind === 'ok') this.#holdsCard = true;
    const timedOut = outcome.kind === 'failed' && outcome.code === 'timed-out';
    if (timedOut) this.#end(outcome);
    this.#settle = null;
    const tooLate = timedOut && waited() < Math.min(shortestWait, deadline / 2);
    return tooLate ? failed('crashed', 'the PC/SC child process started too late', outcome.ms) : outcome;
  }

  /** Lets a card go; resolves when the process is gone. */
  close(): Promise<void> {
    this.#end(failed('crashed', 'the PC/SC child process was closed'));
    return this.#gone;
  }

  /** Whoever is killed while it holds a card may leave it reset, so such a child gets a moment to end by itself. */
  async #end(epitaph: Outcome<never>): Promise<void> {
    if (this.#epitaph !== null) return;
    const moment = this.#idle ? longestFarewell : longestDelay;
    this.#bury(epitaph);
    this.#process.ref();
    if (this.#holdsCard) {
      const farewell: Call = { call: 'leave', ask: null };
      this.#process.send(farewell);
      await bounded(moment, () => this.#gone.then(ok));
    }
    this.#process.kill('SIGKILL');
  }

  #bury(epitaph: Outcome<never>): void {
    this.#epitaph ??= epitaph;
    this.#settle?.(epitaph);
  }
}
