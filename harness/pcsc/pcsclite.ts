import { createRequire } from 'node:module';
import { disposition, longestResponse, shareModes, stateBits } from '../../src/pcsc/constants.ts';
import type { Share } from './adapter.ts';

/**
 * The npm package pcsclite 1.0.1, as far as it is used; its own types lack half of it. The call throws at once when no
 * service answers, and never returns while the service is stopped in its tracks.
 */
export type Pcsclite = () => Monitor;
interface Monitor {
  /** Called by the package itself in the next tick, with a callback for every list of readers (NUL-separated names). */
  start: (heard: Heard) => void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'reader', listener: (reader: RawReader) => void): unknown;
}
type Heard = (error: Error | undefined, names?: Buffer) => void;

interface RawReader {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'status', listener: (status: ReaderStatus) => void): unknown;
  connect(options: { share_mode: number }, done: (error: Error | null, protocol: number) => void): void;
  disconnect(disposition: number, done: (error: Error | null) => void): void;
  transmit(
    command: Buffer,
    longest: number,
    protocol: number,
    done: (error: Error | null, response: Buffer) => void,
  ): void;
}

/** State bits (SCARD_STATE_*) and the ATR, once a card has given one. */
export interface ReaderStatus {
  readonly state: number;
  readonly atr?: Uint8Array;
}

/** A reader as this process watches it. Every promise rejects with the package's own error. */
export interface WatchedReader {
  /** The present status. */
  latest(): ReaderStatus;
  /** Resolves with the present status once it passes, or with the first later one that does. */
  until(passes: (status: ReaderStatus) => boolean): Promise<ReaderStatus>;
  connect(share: Share): Promise<number>;
  transmit(command: Uint8Array, protocol: number): Promise<Uint8Array>;
  /** Lets go of the card and leaves it as it is. */
  leave(): Promise<void>;
}

/** The package, or null where it is not installed or not built. The only place that imports it. */
export const loadPcsclite = (): Pcsclite | null => {
  try {
    return createRequire(import.meta.url)('pcsclite');
  } catch {
    return null;
  }
};

/**
 * Names of all readers. The package announces readers one by one and never says that it is done, so this listens where
 * the package itself does: the first answer to its `start` is the whole list, and comes for an empty list too.
 */
export const listReaders = (pcsclite: Pcsclite): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const monitor = pcsclite();
    const start = monitor.start.bind(monitor);
    monitor.start = () => start((error, names) => (error ? reject(error) : resolve(namesIn(names))));
  });

/** Watches one reader and no other, and resolves with it as soon as its first status is known. */
export const watchReader = (pcsclite: Pcsclite, name: string): Promise<WatchedReader> =>
  new Promise((resolve, reject) => {
    const monitor = pcsclite();
    const start = monitor.start.bind(monitor);
    let told = false;
    monitor.start = tell =>
      start((error, names) => {
        if (error) return reject(error);
        if (told) return;
        told = true;
        if (namesIn(names).includes(name)) tell(undefined, Buffer.from(`${name}\0\0`));
        else reject(new Error('no such reader (0x80100009)'));
      });
    monitor.on('error', reject);
    monitor.on('reader', raw => {
      const watched = watch(raw);
      raw.on('error', reject);
      watched.until(() => true).then(() => resolve(watched));
    });
  });

const namesIn = (list: Buffer | undefined): readonly string[] =>
  (list?.toString() ?? '').split('\0').filter(name => name !== '');

const watch = (raw: RawReader): WatchedReader => {
  let latest: ReaderStatus | undefined;
  const waiting = new Set<() => void>();
  raw.on('status', status => {
    latest = status;
    for (const look of waiting) look();
  });
  return {
    latest: () => latest ?? { state: stateBits.unaware },
    until: passes =>
      new Promise(resolve => {
        const look = () => {
          if (latest === undefined || !passes(latest)) return;
          waiting.delete(look);
          resolve(latest);
        };
        waiting.add(look);
        look();
      }),
    connect: share =>
      new Promise((resolve, reject) =>
        raw.connect({ share_mode: shareModes[share] }, (error, protocol) =>
          error ? reject(error) : resolve(protocol),
        ),
      ),
    transmit: (command, protocol) =>
      new Promise((resolve, reject) =>
        raw.transmit(Buffer.from(command), longestResponse, protocol, (error, response) =>
          error ? reject(error) : resolve(response),
        ),
      ),
    leave: () =>
      new Promise((resolve, reject) =>
        raw.disconnect(disposition.leave, error => (error ? reject(error) : resolve())),
      ),
  };
};
