import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';
import type { Test } from 'tap';
import type { Issued } from '../certificates.ts';

/** Listens on 127.0.0.1 until the test ends, whatever its connections then do; gives the port. */
export const listen = async (t: Test, server: Server): Promise<number> => {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => {});
  t.teardown(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** A port on which nothing listens. */
export const closedPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
};

/** A TCP server that does `greet` with each connection. */
export const tcp = (t: Test, greet: (socket: Socket) => void): Promise<number> =>
  listen(t, createServer(greet));

/** An HTTPS server that shows `own` and any `others`. */
export const https = (
  t: Test,
  own: Issued,
  answer: RequestListener,
  ...others: readonly Issued[]
): Promise<number> =>
  listen(
    t,
    createHttpsServer({ key: own.key, cert: [own, ...others].map(({ cert }) => cert).join('') }, answer),
  );

/** A TLS server that does `greet` with each connection once its handshake is done. */
export const tls = (t: Test, own: Issued, greet: (socket: Duplex) => void): Promise<number> =>
  listen(t, createTlsServer({ key: own.key, cert: own.cert }, greet));

/** A proxy that tunnels every CONNECT to `port` on this machine, and keeps what it was asked for. */
export const proxy = async (t: Test, port: () => number): Promise<{ port: number; asked: string[] }> => {
  const asked: string[] = [];
  const server = createHttpServer();
  server.on('connect', ({ url = '' }, client: Duplex) => {
    asked.push(url);
    const onward = connect(port(), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(onward).pipe(client);
    });
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
    client.on('close', () => onward.destroy());
  });
  return { port: await listen(t, server), asked };
};
