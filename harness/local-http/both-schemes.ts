import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Issued } from '../network/certificates.ts';

/** First byte of a TLS connection: a handshake record (RFC 8446 section 5.1). */
const handshake = 0x16;
const limits = { maxHeaderSize: 16 * 1024, noDelay: true };

/**
 * Serves http and https on one connection, whichever the other side begins with: from one version of the NHS Port Service
 * to the next the scheme changed, the ports did not.
 */
export const bothSchemes = (own: Issued, answer: RequestListener): ((socket: Socket) => void) => {
  const plain = createServer(limits, answer);
  const secure = createSecureServer({ ...limits, key: own.key, cert: own.cert }, answer);
  for (const server of [plain, secure]) server.on('clientError', (_, socket) => socket.destroy());
  secure.on('tlsClientError', (_, socket) => socket.destroy());
  return socket =>
    socket.once('data', start => {
      socket.pause();
      socket.unshift(start);
      // TLS takes what was put back by itself, and nobody else may; HTTP waits for it to flow.
      if (start[0] === handshake) secure.emit('connection', socket);
      else {
        plain.emit('connection', socket);
        socket.resume();
      }
    });
};
