/** Where a command writes: results to `out`, progress and warnings to `err`. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Somebody sees `err` on a terminal, so that progress is welcome, wherever the results go. */
  readonly terminal: boolean;
  readonly colour: boolean;
  readonly columns: number;
}

export const processIo = (): Io => {
  const terminal = process.stdout.isTTY === true;
  return {
    out: text => {
      process.stdout.write(text);
    },
    err: text => {
      process.stderr.write(text);
    },
    terminal: process.stderr.isTTY === true,
    colour: terminal && process.env.TERM !== 'dumb' && !process.env.NO_COLOR,
    // A terminal that does not know its width says 0.
    columns: process.stdout.columns || 80,
  };
};

/** Resolves when everything written so far has left the process. */
export const flushed = async (): Promise<void> => {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>(resolve => {
      stream.write('', () => resolve());
    });
};
