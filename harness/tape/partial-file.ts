import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';

const mostLeftOver = 100;

/** Where a file is written until it is whole, and what stands at its place already. */
interface Place {
  readonly target: string;
  /** Permissions of a file that is to be replaced. */
  readonly mode: number;
  /** A device, a pipe or the like is written straight into. */
  readonly straight: boolean;
}

const placeOf = (file: string): Place => {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) return { target: file, mode: 0o666, straight: false };
  if (!there.isFile()) return { target: file, mode: there.mode, straight: true };
  return { target: realpathSync(file), mode: there.mode & 0o777, straight: false };
};

/** Opens `FILE.partial`; an older one is what is left of a recording, and stays. */
const openBeside = ({ target, mode }: Place): readonly [path: string, descriptor: number] => {
  for (let n = 1; ; n++) {
    const path = n === 1 ? `${target}.partial` : `${target}.partial-${n}`;
    try {
      return [path, openSync(path, 'wx', mode)];
    } catch (error) {
      if (n < mostLeftOver && error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
      throw error;
    }
  }
};

/**
 * A file that takes its name only when it is whole: until then it stands beside it as `FILE.partial`, and what had the
 * name before stays untouched. Every method throws the system's errors. `complete` or `leave` ends it.
 */
export class PartialFile {
  readonly #place: Place;
  readonly #path: string;
  #descriptor: number | null;

  constructor(file: string) {
    this.#place = placeOf(file);
    const { target, straight } = this.#place;
    [this.#path, this.#descriptor] = straight ? [target, openSync(target, 'w')] : openBeside(this.#place);
  }

  append(text: string): void {
    if (this.#descriptor === null) return;
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
  }

  /** Gives the file its name, once it is on the disk. */
  complete(): void {
    const { target, straight } = this.#place;
    if (!straight && this.#descriptor !== null) fsyncSync(this.#descriptor);
    this.#close();
    if (!straight) renameSync(this.#path, target);
  }

  /** Closes it as it is, and gives the path of what was written; null when that is nothing, which is removed. */
  leave(): string | null {
    this.#close();
    if (this.#place.straight) return null;
    const { size = 0 } = statSync(this.#path, { throwIfNoEntry: false }) ?? {};
    if (size > 0) return this.#path;
    rmSync(this.#path, { force: true });
    return null;
  }

  #close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = null;
    if (descriptor !== null) closeSync(descriptor);
  }
}
