import type { Server, Socket } from 'node:net';
import type { Running } from '../daemon.ts';
import type { Authority } from './authority.ts';
import { manners, portOf } from './manners.ts';

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '::', resolve);
  });

/** Opens a port for every manner, at every address of the lab. */
export const openServers = async (authority: Authority): Promise<Running> => {
  const open = new Set<Socket>();
  const servers = await Promise.all(
    Object.entries(manners).map(async ([manner, make]) => {
      const server = make(authority);
      server.on('connection', (socket: Socket) => {
        open.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => open.delete(socket));
      });
      server.on('tlsClientError', () => {});
      await listen(server, portOf(manner as keyof typeof manners));
      return server;
    }),
  );
  return {
    close: async () => {
      for (const server of servers) server.close();
      for (const socket of open) socket.destroy();
    },
  };
};
