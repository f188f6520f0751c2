import { header, longestData, type Request, type RequestName, requests, signal } from './messages.ts';

/** Takes a stream of bytes apart into requests, however it was cut. */
export interface RequestReader {
  push(chunk: Buffer): void;
  /** The next whole request; null when it has yet to arrive, `absurd` when these bytes can never become one. */
  next(): Request | 'absurd' | null;
  /** Bytes that wait to be read. */
  readonly waiting: number;
}

interface Entry {
  readonly name: RequestName;
  readonly size: number;
  /** Where the body says how many bytes follow it. */
  readonly follows: number | null;
}

const names = Object.keys(requests) as readonly RequestName[];
const entries: ReadonlyMap<number, Entry> = new Map(
  names.map(name => {
    const request = requests[name];
    const { size, at } = request.body;
    return [
      request.command,
      { name, size, follows: 'follows' in request ? (at[request.follows] ?? null) : null },
    ];
  }),
);
const none = Buffer.alloc(0);
/** Up to protocol 4:3, these two carried a body that says nothing. */
const mayCarry = (name: RequestName): boolean => name === 'wait' || name === 'stopWaiting';

export const requestReader = (): RequestReader => {
  let bytes: Buffer = none;
  let at = 0;
  return {
    get waiting() {
      return bytes.length - at;
    },
    push(chunk) {
      bytes = at === bytes.length ? chunk : Buffer.concat([bytes.subarray(at), chunk]);
      at = 0;
    },
    next() {
      const there = bytes.length - at;
      if (there < header.size) return null;
      const size = bytes.readUInt32LE(at);
      const entry = entries.get(bytes.readUInt32LE(at + 4));
      if (entry === undefined) return 'absurd';
      if (size !== entry.size && !(size === signal.size && mayCarry(entry.name))) return 'absurd';
      const end = at + header.size + size;
      if (bytes.length < end) return null;
      const body = bytes.subarray(at + header.size, end);
      const more = entry.follows === null ? 0 : body.readUInt32LE(entry.follows);
      if (more > longestData) return 'absurd';
      if (bytes.length < end + more) return null;
      const data = bytes.subarray(end, end + more);
      at = end + more;
      // Name and layout come from the same entry.
      return { name: entry.name, body: requests[entry.name].body.decode(body), data } as Request;
    },
  };
};
