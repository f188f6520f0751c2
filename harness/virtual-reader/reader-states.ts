import { connect } from 'node:net';

/** Where pcscd listens in its own mount namespace. */
export const pcscdSocket = '/run/pcscd/pcscd.comm';

/** One reader as pcscd reports it. */
export interface ReaderState {
  readonly name: string;
  /** A card is there and has answered to reset. */
  readonly awake: boolean;
  /** A program holds the reader for itself. */
  readonly exclusive: boolean;
}

/** Requests of the client protocol of pcsc-lite, 4:4 (winscard_msg.h): size of the body, command, body; little-endian. */
const hello = Uint32Array.of(12, 0x11, 4, 4, 0);
const askStates = Uint32Array.of(0, 0x12);
const helloSize = 12;
const recordSize = 184;
const records = 16;
const wholeSize = helloSize + records * recordSize;

const reading = (record: Buffer): ReaderState => ({
  name: record.toString('utf8', 0, record.indexOf(0)),
  awake: record.readUInt32LE(176) > 0,
  exclusive: record.readInt32LE(136) === -1,
});

/**
 * What pcscd says of all its readers, in its own order. Asked on its socket because a PC/SC client would cost a process
 * each time. Rejects when nobody answers there, or when the signal fires.
 */
export const readerStates = (signal: AbortSignal): Promise<readonly ReaderState[]> =>
  new Promise((resolve, reject) => {
    const socket = connect({ path: pcscdSocket });
    // Node 20 leaves the listener of a socket that was given the signal on it for ever, and this is asked in a loop.
    const stop = () => socket.destroy(new Error('nobody waits for pcscd any more'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    const chunks: Buffer[] = [];
    socket.on('error', reject);
    socket.on('close', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('pcscd closed the connection'));
    });
    socket.on('connect', () => {
      for (const request of [hello, askStates]) socket.write(new Uint8Array(request.buffer));
    });
    socket.on('data', chunk => {
      chunks.push(chunk);
      const answer = Buffer.concat(chunks);
      if (answer.length < wholeSize) return;
      const states = Array.from({ length: records }, (_, index) => {
        const start = helloSize + index * recordSize;
        return reading(answer.subarray(start, start + recordSize));
      });
      resolve(states.filter(({ name }) => name !== ''));
      socket.destroy();
    });
  });
