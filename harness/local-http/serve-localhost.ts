import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { type Occupant, occupants } from '../../sim/localhost/occupants.ts';
import { reply } from '../../sim/localhost/replies.ts';
import type { World } from '../../sim/world.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { Issued } from '../network/certificates.ts';
import { bothSchemes } from './both-schemes.ts';
import { crowd, type Patience } from './crowd.ts';
import { type OpenPort, openPort } from './open-port.ts';
import type { LocalSight } from './sight.ts';

export interface LocalhostOptions {
  readonly guidance: Guidance;
  /** What https shows. */
  readonly certificate: Issued;
  readonly look?: (sight: LocalSight) => void;
  readonly patience?: Patience;
}

/** A world's localhost on real sockets. */
export interface LocalhostServers {
  /** Opens and closes ports until they are what the world says; rejects with a `UserError` when a port is taken. */
  become(world: World): Promise<void>;
  /** Frees every port and ends every connection. */
  close(): Promise<void>;
}

const usualPatience: Patience = { connections: 256, lifetime: 15_000 };

/** No line of any protocol that a browser speaks. */
const garbage = '220 dictation ready\r\n';

/** Serves the Port Service, Credential Management and whatever else a world has on localhost; a `UserError` when a port is taken. */
export const serveLocalhost = async (
  first: World,
  { guidance, certificate, look = () => {}, patience = usualPatience }: LocalhostOptions,
): Promise<LocalhostServers> => {
  let world = first;
  let there: ReadonlyMap<number, Occupant> = new Map();
  const open = new Map<number, OpenPort>();
  const connections = crowd(patience);

  const answer: RequestListener = (request, response) => {
    const { method = 'GET', url = '/', headers, socket } = request;
    const occupant = there.get(socket.localPort ?? 0);
    if (occupant === undefined || occupant === 'silent' || occupant === 'garbled') {
      socket.destroy();
      return;
    }
    const [path = '/'] = url.split('?');
    const origin = headers.origin ?? null;
    const signedIn = headers.authorization !== undefined;
    const said = reply(occupant, { method, path, origin, signedIn }, world, guidance);
    response
      .writeHead(said.status, { ...said.headers, 'Content-Length': Buffer.byteLength(said.body) })
      .end(said.body);
    look({
      port: socket.localPort ?? 0,
      secure: 'encrypted' in socket,
      method,
      path,
      origin,
      status: said.status,
      readable: 'Access-Control-Allow-Origin' in said.headers,
    });
  };
  const converse = bothSchemes(certificate, answer);

  const greet = (socket: Socket) => {
    connections.admit(socket);
    const occupant = there.get(socket.localPort ?? 0);
    if (occupant === 'garbled') socket.write(garbage);
    if (occupant === 'garbled' || occupant === 'silent') socket.resume();
    else converse(socket);
  };

  const change = async (next: World): Promise<void> => {
    const wanted = occupants(next, guidance);
    for (const [port, was] of there) if (wanted.get(port) !== was) connections.clear(port);
    for (const [port, server] of open)
      if (!wanted.has(port)) {
        server.close();
        open.delete(port);
      }
    world = next;
    there = wanted;
    for (const port of wanted.keys()) if (!open.has(port)) open.set(port, await openPort(port, greet));
  };

  let latest = Promise.resolve();
  const servers: LocalhostServers = {
    become(next) {
      latest = latest.then(() => change(next));
      return latest;
    },
    async close() {
      await latest.catch(() => {});
      for (const server of open.values()) server.close();
      open.clear();
      connections.clear();
    },
  };
  try {
    await servers.become(first);
  } catch (error) {
    await servers.close();
    throw error;
  }
  return servers;
};
