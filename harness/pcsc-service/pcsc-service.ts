import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { pause } from '../clock.ts';
import { type Conversation, converse } from './conversation.ts';
import { hubOf } from './hub.ts';
import { privateFolder, socketIn } from './private-folder.ts';
import type { Sight } from './sight.ts';

/** A PC/SC service that programs reach on a socket. */
export interface PcscService {
  /** What `PCSCLITE_CSOCK_NAME` must say. */
  readonly socket: string;
  /** Ends every connection and removes the socket. */
  close(): Promise<void>;
}

/** Connections beyond this many push out one that holds nothing, or are refused. */
const mostConnections = 1500;
/** How long a connection may stay without a word of the protocol. Milliseconds. */
const longestSilence = 5000;
/** Bytes that a program may send ahead while its call is under way: more than the longest request has. */
const mostBacklog = 128 * 1024;

/** A number for a context or a handle: 31 random bits, so that no other program guesses it or meets it by chance. */
export const secretNumber = (): number => randomInt(1, 2 ** 31);

/**
 * Serves simulated readers to PC/SC programs as pcscd does, on a socket in a folder of its own. While the world's service
 * is stopped nobody listens there. A `UserError` when there can be no such folder.
 */
export const servePcsc = async (
  service: SmartcardService,
  observe: (sight: Sight) => void = () => {},
): Promise<PcscService> => {
  const folder = await privateFolder();
  const socket = socketIn(folder, 'pcscd.comm');
  const hub = hubOf(service, observe);
  const open = new Map<Socket, Conversation>();
  let server: Server | null = null;

  /** Whether one more connection can be taken in. */
  const makeRoom = (): boolean => {
    if (open.size < mostConnections) return true;
    for (const [oldest, conversation] of open)
      if (conversation.idle) {
        open.delete(oldest);
        oldest.destroy();
        return true;
      }
    return false;
  };

  const welcome = (peer: Socket) => {
    if (!makeRoom()) {
      peer.destroy();
      return;
    }
    const silence = new AbortController();
    const breathe = () => {
      if (conversation.backlog > mostBacklog) peer.pause();
      else if (peer.isPaused()) peer.resume();
    };
    const take = (bytes: Buffer): boolean => {
      // A call may have ended that held the rest up.
      if (peer.isPaused()) setImmediate(breathe);
      return peer.destroyed || peer.write(bytes);
    };
    const conversation = converse(hub, take, () => peer.destroy());
    open.set(peer, conversation);
    peer.on('data', chunk => {
      conversation.receive(chunk);
      if (conversation.introduced) silence.abort();
      breathe();
    });
    peer.on('drain', () => {
      conversation.proceed();
      breathe();
    });
    peer.on('error', () => peer.destroy());
    peer.on('close', () => {
      silence.abort();
      open.delete(peer);
      conversation.end();
    });
    pause(longestSilence, silence.signal).then(
      () => peer.destroy(),
      () => {},
    );
  };

  const listen = async () => {
    if (server !== null) return;
    server = createServer(welcome);
    server.listen({ path: socket, backlog: 1024 });
    await once(server, 'listening');
  };

  const hush = async () => {
    const ended = server;
    server = null;
    for (const peer of open.keys()) peer.destroy();
    if (ended === null) return;
    ended.close();
    await once(ended, 'close');
  };

  /** One after the other, as a service may stop and start in one breath. */
  let turn = Promise.resolve();
  const follow = () => {
    turn = turn.then(() => (service.running() ? listen() : hush()));
    return turn;
  };

  let restarts = service.restarts();
  let stirring = false;
  const stop = service.onChange(() => {
    if (stirring) return;
    stirring = true;
    queueMicrotask(() => {
      stirring = false;
      hub.stir();
      const restarted = service.restarts() !== restarts;
      restarts = service.restarts();
      if (restarted) turn = turn.then(hush);
      if (restarted || service.running() !== (server !== null)) void follow();
    });
  });

  await follow();
  return {
    socket,
    async close() {
      stop();
      await turn;
      await hush();
      folder.remove();
    },
  };
};
