import type { Socket } from 'node:net';
import { pause } from '../../../clock.ts';

/** The first bytes of a TLS record that carries a handshake message of 16 KiB. */
const handshakeRecord = Buffer.from([0x16, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc, 3, 3]);

const drip = async (socket: Socket): Promise<void> => {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  for (let at = 0; !gone.signal.aborted; at++) {
    socket.write(handshakeRecord.subarray(at % handshakeRecord.length, (at % handshakeRecord.length) + 1));
    await pause(1000, gone.signal).catch(() => {});
  }
};

const once = (said: (socket: Socket) => void) => (socket: Socket) => {
  socket.once('data', () => said(socket));
};

/** What meets a TLS client that has connected, where there is no TLS. */
export const wires = {
  /** As a filter does that has read the server name. */
  'reset-on-hello': once(socket => socket.resetAndDestroy()),
  'close-on-hello': once(socket => socket.end()),
  'silent-on-hello': () => {},
  'dripping-hello': drip,
  /** A fatal alert: handshake_failure. */
  'refuse-hello': once(socket => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 40]))),
  /** A fatal alert: unrecognized_name. */
  'unknown-name': once(socket => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 112]))),
  'plain-text': once(socket => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')),
  noise: once(socket => socket.end(Buffer.alloc(4096, 0xa5))),
} as const satisfies Readonly<Record<string, (socket: Socket) => void>>;
