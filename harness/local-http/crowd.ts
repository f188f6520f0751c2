import type { Socket } from 'node:net';
import { pause } from '../clock.ts';

/** How many connections are kept, and for how long each, in milliseconds: whoever dawdles or comes in masses is sent away. */
export interface Patience {
  readonly connections: number;
  readonly lifetime: number;
}

/** Connections, of which no more and none older than patience allows. */
export interface Crowd {
  admit(socket: Socket): void;
  /** Sends away all, or those who came to one port. */
  clear(port?: number): void;
  readonly size: number;
}

/** When there are too many, the oldest has to go: what a browser asks takes milliseconds. */
export const crowd = ({ connections, lifetime }: Patience): Crowd => {
  const inside = new Set<Socket>();
  return {
    admit(socket) {
      const gone = new AbortController();
      socket.on('error', () => {});
      socket.on('close', () => {
        inside.delete(socket);
        gone.abort();
      });
      inside.add(socket);
      pause(lifetime, gone.signal).then(
        () => socket.destroy(),
        () => {},
      );
      const [oldest] = inside;
      if (inside.size > connections) oldest?.destroy();
    },
    clear(port) {
      for (const socket of inside) if (port === undefined || socket.localPort === port) socket.destroy();
    },
    get size() {
      return inside.size;
    },
  };
};
