import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { encode } from '../answers.ts';
import type { Layout } from '../layout.ts';
import { type Body, header, type RequestName, requests } from '../messages.ts';

/** A program that speaks the protocol itself, so that a test can say what no client library would. */
export interface RawProgram {
  readonly socket: Socket;
  write(bytes: Uint8Array): void;
  /** The next `count` bytes; rejects when the service hangs up first. */
  read(count: number): Promise<Buffer>;
  /** Sends a request and resolves with its answer's body and what follows it. */
  ask<N extends RequestName>(
    name: N,
    body: Partial<Body<N>>,
    data?: Uint8Array,
  ): Promise<{ readonly body: Body<N>; readonly data: Buffer }>;
  /** Introduces itself; gives the code of the answer and the minor version that the service named. */
  hello(minor?: number): Promise<{ readonly rv: number; readonly minor: number }>;
  /** A context, and a shared connection to the reader. */
  use(
    reader: string,
  ): Promise<{ readonly context: number; readonly handle: number; readonly protocol: number }>;
  close(): void;
}

/** The bytes of a request. */
export const requestBytes = <N extends RequestName>(
  name: N,
  body: Partial<Body<N>>,
  data: Uint8Array = new Uint8Array(),
): Buffer => {
  const { command, body: layout } = requests[name];
  const whole = encode(layout as Layout<Body<N>>, blank(name, body), data);
  return encode(header, { size: layout.size, command }, whole);
};

const blank = <N extends RequestName>(name: N, body: Partial<Body<N>>): Body<N> => {
  const layout = requests[name].body as Layout<Body<N>>;
  return { ...layout.decode(Buffer.alloc(layout.size)), ...body };
};

/** Connects to a service. */
export const rawProgram = async (path: string): Promise<RawProgram> => {
  const socket = connect(path);
  socket.on('error', () => {});
  await once(socket, 'connect');
  let bytes = Buffer.alloc(0);
  let wake = () => {};
  socket.on('data', chunk => {
    bytes = Buffer.concat([bytes, chunk]);
    wake();
  });
  socket.on('close', () => wake());
  const read = async (count: number): Promise<Buffer> => {
    while (bytes.length < count) {
      if (socket.destroyed) throw new Error('the service hung up');
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
    const taken = bytes.subarray(0, count);
    bytes = bytes.subarray(count);
    return taken;
  };
  const ask: RawProgram['ask'] = async (name, body, data) => {
    socket.write(requestBytes(name, body, data));
    type Answer = Body<typeof name> & { readonly rv?: number; receiveLength?: number; returned?: number };
    const layout = requests[name].body as Layout<Answer>;
    const answer = layout.decode(await read(layout.size));
    const follows = answer.rv === 0 ? (name === 'transmit' ? answer.receiveLength : answer.returned) : 0;
    return { body: answer, data: await read(name === 'transmit' || name === 'control' ? (follows ?? 0) : 0) };
  };
  return {
    socket,
    read,
    ask,
    write: chunk => void socket.write(chunk),
    async hello(minor = 4) {
      const { body } = await ask('version', { major: 4, minor });
      return body;
    },
    async use(reader) {
      const { context } = (await ask('establish', { scope: 2 })).body;
      const { body } = await ask('connect', { context, reader, share: 2, preferred: 3 });
      if (body.rv !== 0) throw new Error(`connect: ${body.rv.toString(16)}`);
      return { context, handle: body.handle, protocol: body.protocol };
    },
    close: () => socket.destroy(),
  };
};
