import { systemCode, UserError } from '../user-error.ts';
import { PartialFile } from './partial-file.ts';
import type { Call, TapeEnd, TapeHeader } from './tape.ts';

/**
 * A tape as it is written, one line at a time, so that what was recorded before a crash is there. It stands beside its
 * name until it is whole; an older tape of that name stays until then. Trouble with the file is told when it is closed,
 * so that it cannot be taken for trouble with a door.
 */
export class TapeWriter {
  readonly #file: string;
  #partial: PartialFile | null;
  #trouble: unknown = null;
  #calls = 0;

  /** Throws a `UserError` when the file cannot be made. */
  constructor(file: string, header: TapeHeader) {
    this.#file = file;
    try {
      this.#partial = new PartialFile(file);
    } catch (error) {
      throw new UserError(file, null, `cannot be written (${systemCode(error)})`);
    }
    this.#line(header);
  }

  /** Calls written so far. */
  get calls(): number {
    return this.#calls;
  }

  /** After the end, or when a line could not be written, nothing is written any more. */
  write(call: Call): void {
    if (this.#partial === null) return;
    this.#calls += 1;
    this.#line(call);
  }

  /** Ends the tape and gives it its name. Throws a `UserError` that says where the rest is when that failed. */
  close(): void {
    const partial = this.#partial;
    if (partial === null) return;
    this.#line({ kind: 'end', calls: this.#calls });
    this.#partial = null;
    if (this.#trouble === null) this.#attempt(() => partial.complete());
    if (this.#trouble === null) return;
    const left = partial.leave();
    const where = left === null ? '' : `; what was recorded is in ${left}`;
    throw new UserError(this.#file, null, `cannot be written (${systemCode(this.#trouble)})${where}`);
  }

  /** Ends the recording before its end, and gives the path of what is there of it; null when that is nothing. */
  breakOff(): string | null {
    const partial = this.#partial;
    this.#partial = null;
    return partial?.leave() ?? null;
  }

  #line(data: TapeHeader | Call | TapeEnd): void {
    if (this.#trouble === null) this.#attempt(() => this.#partial?.append(`${JSON.stringify(data)}\n`));
  }

  #attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#trouble = error;
    }
  }
}
