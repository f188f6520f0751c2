/** A file of the store that cannot be used: which one, below the data folder, and what is wrong with it. */
export class StoreError extends Error {
  readonly file: string;
  readonly flaw: string;

  constructor(file: string, flaw: string) {
    super(`${file}: ${flaw}`);
    this.file = file;
    this.flaw = flaw;
  }
}

const words: { readonly [code: string]: string } = {
  ENOENT: 'no such file',
  ENOTDIR: 'a file stands where a folder is expected',
  EEXIST: 'a file stands where a folder is expected',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
};

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The error of the file system as a `StoreError`. */
export const storeError = (file: string, error: unknown): StoreError =>
  new StoreError(file, words[codeOf(error)] ?? (error instanceof Error ? error.message : String(error)));
