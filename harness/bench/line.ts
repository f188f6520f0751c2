import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { stopwatch } from '../clock.ts';

/** An open connection to a device that speaks in bytes. */
export interface ByteLine {
  /** Fails with `timed-out`, or `unreachable` when the device went away. */
  write(bytes: Uint8Array, ms: number): Promise<Outcome<null>>;
  /** What has come since the last read, as soon as there is anything. */
  read(ms: number): Promise<Outcome<Uint8Array>>;
  close(): Promise<void>;
}

const longestLine = 1024;

/** Reads a byte line as lines of text, without their ends; `drop` forgets what has come so far. */
export const lineReader = (line: ByteLine) => {
  const whole: string[] = [];
  let rest = '';
  const take = (bytes: Uint8Array) => {
    const pieces = (rest + Buffer.from(bytes).toString('latin1')).split(/\r?\n/);
    // A device that never ends its line must not fill the memory.
    rest = (pieces.pop() ?? '').slice(-longestLine);
    whole.push(...pieces);
  };
  return {
    next: async (ms: number): Promise<Outcome<string>> => {
      const elapsed = stopwatch();
      for (;;) {
        const first = whole.shift();
        if (first !== undefined) return ok(first, elapsed());
        const left = ms - elapsed();
        if (left <= 0) return failed('timed-out', `no line within ${ms} ms`, elapsed());
        const heard = await line.read(left);
        if (heard.kind !== 'ok') return heard;
        take(heard.value);
      }
    },
    drop: () => {
      whole.length = 0;
      rest = '';
    },
  };
};
