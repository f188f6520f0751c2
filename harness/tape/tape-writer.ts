import { closeSync, openSync, writeFileSync } from 'node:fs';
import { systemCode, UserError } from '../user-error.ts';
import type { Call, TapeEnd, TapeHeader } from './tape.ts';

/**
 * A tape as it is written, one line at a time, so that what was recorded before a crash is there. A file of that name is
 * overwritten. Trouble with the file is told when it is closed, so that it cannot be taken for trouble with a door.
 */
export class TapeWriter {
  readonly #file: string;
  #descriptor: number | null;
  #trouble: UserError | null = null;
  #calls = 0;

  /** Throws a `UserError` when the file cannot be made. */
  constructor(file: string, header: TapeHeader) {
    this.#file = file;
    try {
      this.#descriptor = openSync(file, 'w');
    } catch (error) {
      throw this.#complaint(error);
    }
    this.#line(header);
  }

  /** Calls written so far. */
  get calls(): number {
    return this.#calls;
  }

  write(call: Call): void {
    if (this.#descriptor === null) return;
    this.#calls += 1;
    this.#line(call);
  }

  /** Ends the tape. Throws a `UserError` when a line could not be written. What comes later is not written any more. */
  close(): void {
    if (this.#descriptor !== null) {
      this.#line({ kind: 'end', calls: this.#calls });
      closeSync(this.#descriptor);
    }
    this.#descriptor = null;
    if (this.#trouble !== null) throw this.#trouble;
  }

  #line(data: TapeHeader | Call | TapeEnd): void {
    try {
      if (this.#trouble === null && this.#descriptor !== null)
        writeFileSync(this.#descriptor, `${JSON.stringify(data)}\n`);
    } catch (error) {
      this.#trouble = this.#complaint(error);
    }
  }

  #complaint(error: unknown): UserError {
    return new UserError(this.#file, null, `cannot be written (${systemCode(error)})`);
  }
}
