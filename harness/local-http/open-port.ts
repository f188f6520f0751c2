import { createServer, type Server, type Socket } from 'node:net';
import { systemCode, UserError } from '../user-error.ts';

/** A port of localhost on which somebody of ours listens. */
export interface OpenPort {
  /** Takes no more connections; those there are stay as they are. The port is free at once. */
  close(): void;
}

/** Codes of a machine without IPv6. */
const withoutIpv6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

const listenOn = (host: string, port: number, greet: (socket: Socket) => void): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer({ noDelay: true }, greet);
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      // A connection that could not be accepted, for want of file descriptors say, is lost; the next may come.
      server.on('error', () => {});
      resolve(server);
    });
  });

const why = (code: string): string =>
  code === 'EADDRINUSE'
    ? 'expected a free port, but another program has it (NHS Credential Management, or another simulation?)'
    : `expected a port to listen on (${code})`;

/** Listens on 127.0.0.1 and, where there is IPv6, ::1, which browsers try first; a `UserError` when it cannot. */
export const openPort = async (port: number, greet: (socket: Socket) => void): Promise<OpenPort> => {
  const servers: Server[] = [];
  const close = () => {
    for (const server of servers) server.close();
  };
  for (const host of ['127.0.0.1', '::1'])
    try {
      servers.push(await listenOn(host, port, greet));
    } catch (error) {
      const code = systemCode(error);
      if (servers.length > 0 && withoutIpv6.includes(code)) continue;
      close();
      throw new UserError(`localhost:${port}`, null, why(code));
    }
  return { close };
};
