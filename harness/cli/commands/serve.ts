import { type Server, serveNights } from '../../../reports/server.ts';
import { storeIn } from '../../../reports/store.ts';
import { UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';
import { ofData } from './nightly.ts';

interface ServeOptions {
  /** Folder in which nights are kept; it need not be there yet. */
  readonly data: string;
  readonly port: string;
  readonly host: string;
}

const portOption = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UserError('--port', null, `expected a port from 0 to 65535, found "${text}"`);
  return port;
};

const refusals: { readonly [code: string]: (options: ServeOptions) => UserError } = {
  EADDRINUSE: ({ port }) => new UserError('--port', null, `${port} is in use; expected a free one`),
  EACCES: ({ port }) =>
    new UserError('--port', null, `no permission to listen on ${port}; expected 1024 or above`),
  EADDRNOTAVAIL: ({ host }) => new UserError('--host', null, `"${host}" is no address of this machine`),
  ENOTFOUND: ({ host }) => new UserError('--host', null, `"${host}" is no address of this machine`),
};

const listen = async (options: ServeOptions, io: Io): Promise<Server> => {
  const { data, port, host } = options;
  const store = storeIn(data);
  const { warnings } = await ofData(data, store.list());
  for (const warning of warnings) io.err(`warning: ${warning}\n`);
  const onError = (error: unknown) => io.err(`err1002: ${error instanceof Error ? error.message : error}\n`);
  try {
    return await serveNights({ store, port: portOption(port), host, onError });
  } catch (error) {
    const refusal = refusals[error instanceof Error && 'code' in error ? String(error.code) : ''];
    throw refusal?.(options) ?? error;
  }
};

const signalled = (): Promise<void> =>
  new Promise(done => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      done();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });

/** `err1002 serve`: shows the nights until it is interrupted or told to end. */
export const serveCommand = async (options: ServeOptions, io: Io): Promise<number> => {
  const server = await listen(options, io);
  const stopped = signalled();
  io.out(`${server.url}\n`);
  io.err('Serving the nights; Ctrl-C ends it.\n');
  await stopped;
  await server.close();
  return 0;
};
