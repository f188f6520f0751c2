import { EventEmitter, once } from 'node:events';
import { access } from 'node:fs/promises';
import type { SerialPortStream } from '@serialport/stream';
import { type FailureCode, failed, type Outcome, ok } from '../../src/outcome.ts';
import { scrub } from '../../src/privacy/scrub.ts';
import { bounded } from '../clock.ts';
import type { ByteLine } from './line.ts';

// This file alone loads the serial port library, and only when a port is wanted.
const library = async () => {
  const [{ SerialPortStream }, { autoDetect }] = await Promise.all([
    import('@serialport/stream'),
    import('@serialport/bindings-cpp'),
  ]);
  return { SerialPortStream, binding: autoDetect() };
};

const reasons: readonly (readonly [RegExp, FailureCode])[] = [
  [/no such (file|device)|file not found/i, 'unreachable'],
  [/cannot lock|busy|access denied/i, 'busy'],
  [/permission denied|not permitted/i, 'not-permitted'],
];

const failureOf = ({ message }: Error) =>
  failed(reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'unknown', scrub(message));

/** A serial port, held for ourselves until it is closed. An unplugged one may show only at the next write. */
export class SerialLine implements ByteLine {
  readonly #port: SerialPortStream;
  readonly #received: Uint8Array[] = [];
  readonly #news = new EventEmitter();
  #gone = false;

  constructor(port: SerialPortStream) {
    this.#port = port;
    const leave = () => {
      this.#gone = true;
      this.#news.emit('some');
    };
    port.on('data', (bytes: Uint8Array) => {
      this.#received.push(bytes);
      this.#news.emit('some');
    });
    port.on('close', leave).on('end', leave).on('error', leave);
  }

  async write(bytes: Uint8Array, ms: number): Promise<Outcome<null>> {
    if (this.#gone) return this.#unplugged();
    return bounded(
      ms,
      () =>
        new Promise(resolve => {
          this.#port.write(bytes, error => resolve(error ? this.#unplugged() : ok(null)));
        }),
    );
  }

  async read(ms: number): Promise<Outcome<Uint8Array>> {
    const waited = await bounded(ms, async signal => {
      if (this.#received.length === 0 && !this.#gone) await once(this.#news, 'some', { signal });
      return ok(null);
    });
    // Bytes are taken only now: a read that was given up must not swallow them.
    if (this.#received.length > 0) return ok(Buffer.concat(this.#received.splice(0)), waited.ms);
    return waited.kind === 'ok' ? this.#unplugged() : waited;
  }

  async close(): Promise<void> {
    if (!this.#port.isOpen) return;
    await bounded<null>(1000, () => new Promise(resolve => this.#port.close(() => resolve(ok(null)))));
  }

  #unplugged() {
    return failed('unreachable', `${this.#port.path} went away`);
  }
}

/** Opens a port with 8 data bits, no parity and 1 stop bit; what was said before is forgotten. */
export const openSerialLine = async (
  path: string,
  baudRate: number,
  ms: number,
): Promise<Outcome<SerialLine>> => {
  const { SerialPortStream, binding } = await library();
  const port = new SerialPortStream({ binding, path, baudRate, autoOpen: false });
  const opened = await bounded<null>(
    ms,
    signal =>
      new Promise(resolve => {
        port.open(error => {
          if (error) resolve(failureOf(error));
          else if (signal.aborted) port.close(() => {});
          else port.flush(() => resolve(ok(null)));
        });
      }),
  );
  return opened.kind === 'ok' ? ok(new SerialLine(port), opened.ms) : opened;
};

/** Whether the system has this port; null when that cannot be told. */
export const portExists = async (path: string): Promise<boolean | null> => {
  if (path.startsWith('/'))
    return access(path).then(
      () => true,
      () => false,
    );
  try {
    const { binding } = await library();
    return (await binding.list()).some(port => port.path === path);
  } catch {
    return null;
  }
};
