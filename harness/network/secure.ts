import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';

/**
 * TLS over an open connection, with SNI and any certificate accepted so that it can be looked at. OpenSSL's verdict
 * on it stays in `authorizationError`. The signal ends it.
 */
export const secure = (
  socket: Duplex,
  host: string,
  secureContext: SecureContext | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const secured = connect({
      socket,
      host,
      ...servername,
      ...(secureContext && { secureContext }),
      rejectUnauthorized: false,
    });
    const end = () => secured.destroy();
    signal.addEventListener('abort', end, { once: true });
    secured.once('secureConnect', () => resolve(secured));
    secured.on('error', reject);
    socket.on('error', reject);
    if (signal.aborted) end();
  });
