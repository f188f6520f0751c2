/** Bad input by the person who runs the tool: which file, where in it, and what was expected. Exit code 3, no stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly file: string | null;
  readonly place: string | null;
  readonly expected: string;

  constructor(file: string | null, place: string | null, expected: string) {
    super([file, place, expected].filter(part => part !== null).join(': '));
    this.file = file;
    this.place = place;
    this.expected = expected;
  }
}

/** By name, since each bundled command has a class of its own. */
export const isUserError = (error: unknown): error is UserError =>
  error instanceof Error && error.name === 'UserError';

/** The code of a system error such as `ENOENT`; the error in words when it has none. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
