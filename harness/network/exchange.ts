import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FailureCode } from '../../src/outcome.ts';
import { failure } from './failure.ts';

/** Longest status line and headers that are read, bytes. */
const headerLimit = 16 * 1024;

export interface Asked {
  readonly host: string;
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  /** Bytes of the body that are read; the rest is left. */
  readonly limit: number;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const startOf = async (reply: IncomingMessage, limit: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of reply) {
    parts.push(part);
    length += part.length;
    if (length >= limit) break;
  }
  return Buffer.concat(parts).subarray(0, limit);
};

/** One GET over a connection that is already open. Redirects are not followed. The signal ends it. */
export const get = (socket: Socket, asked: Asked, signal: AbortSignal): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { host, path, limit } = asked;
    const headers = { Host: host, Accept: '*/*', 'User-Agent': 'err1002', ...asked.headers };
    const call = request({
      createConnection: () => socket,
      path,
      headers,
      signal,
      maxHeaderSize: headerLimit,
    });
    call.once('response', reply => {
      const status = reply.statusCode ?? 0;
      startOf(reply, limit).then(body => resolve({ status, headers: reply.headers, body }), reject);
    });
    call.on('error', reject);
    call.end();
  });

/** A proxy that answers 5xx did not refuse: it could not reach the host itself. */
const refusal = (status: number): FailureCode =>
  status === 407 ? 'proxy-needs-credentials' : status >= 500 ? 'unreachable' : 'proxy-denied';

/** CONNECT to `authority` (`host:port`) through a proxy that is already connected; gives the tunnel. */
export const tunnel = (proxy: Socket, authority: string, signal: AbortSignal): Promise<Duplex> =>
  new Promise((resolve, reject) => {
    const call = request({
      method: 'CONNECT',
      createConnection: () => proxy,
      path: authority,
      headers: { Host: authority },
      signal,
      maxHeaderSize: headerLimit,
    });
    call.once('connect', (reply, socket, head) => {
      const status = reply.statusCode ?? 0;
      if (head.length > 0) socket.unshift(head);
      if (status >= 200 && status < 300) resolve(socket);
      else reject(failure(refusal(status), `HTTP ${status}`));
    });
    call.on('error', reject);
    call.end();
  });
