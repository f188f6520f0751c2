import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type Response } from 'express';
import { scrub } from '../src/privacy/scrub.ts';
import type { Failure } from './failure.ts';
import { junitOf } from './junit.ts';
import { type NightSeen, seen } from './nights.ts';
import { historyPage } from './pages/history-page.ts';
import type { Link } from './pages/layout.ts';
import { nightPage } from './pages/night-page.ts';
import { noticePage } from './pages/notice-page.ts';
import { misdirected, securityHeaders } from './security.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

export interface ServerOptions {
  readonly store: Store;
  /** Port to listen on; 0 takes any that is free. */
  readonly port: number;
  readonly host: string;
  /** Told of every error that is not the reader's. */
  readonly onError: (error: unknown) => void;
}

/** A server that listens until it is closed. */
export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

const pages: readonly Link[] = [
  { text: 'Tonight', href: '/' },
  { text: 'Nights', href: '/nights' },
];

const exportsOf = (id: string): readonly Link[] => [
  { text: 'JUnit XML', href: `/nights/${encodeURIComponent(id)}/junit.xml` },
  { text: 'Record', href: `/api/nights/${encodeURIComponent(id)}` },
];

const send = (response: Response, document: string, status = 200): void => {
  response.status(status).set(securityHeaders(document)).type('html').send(document);
};

const notFound = (response: Response): void =>
  send(response, noticePage('Not found', 'There is no such page, or no such night.', pages), 404);

const sendNight = (response: Response, { night, record, comparison }: NightSeen): void =>
  send(response, nightPage(record, comparison, [...pages, ...exportsOf(night.id)]));

/** The nights are worth showing without the failures, too. */
const failuresOf = async (
  store: Store,
): Promise<{ readonly failures: readonly Failure[]; readonly warning: readonly string[] }> => {
  try {
    return { failures: await store.failures(), warning: [] };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { failures: [], warning: [scrub(error.message)] };
  }
};

const application = ({ store, host, onError }: ServerOptions): Express => {
  const app = express().disable('x-powered-by').set('json spaces', 2);
  app.use((request, response, next) => {
    response.set(securityHeaders());
    if (misdirected(host, request.headers.host)) response.status(421).end();
    else next();
  });
  app.get('/', async (_request, response) => {
    const { nights } = await store.list();
    const [latest] = nights;
    const shown = latest === undefined ? null : await seen(store, nights, latest);
    if (shown !== null) return sendNight(response, shown);
    send(
      response,
      noticePage('No night yet', 'Run err1002 nightly with this data folder, then look again.', pages),
    );
  });
  app.get('/nights', async (_request, response) => {
    const { nights, warnings } = await store.list();
    const { failures, warning } = await failuresOf(store);
    send(response, historyPage(nights, failures, [...warnings, ...warning], pages));
  });
  app.get('/nights/:id', async (request, response) => {
    const { nights } = await store.list();
    const night = nights.find(({ id }) => id === request.params.id);
    const shown = night === undefined ? null : await seen(store, nights, night);
    return shown === null ? notFound(response) : sendNight(response, shown);
  });
  app.get('/nights/:id/junit.xml', async (request, response) => {
    const record = await store.read(request.params.id);
    if (record === null) return notFound(response);
    response.type('xml').send(junitOf(record));
  });
  app.get('/api/nights', async (_request, response) => {
    response.json(await store.list());
  });
  app.get('/api/nights/:id', async (request, response) => {
    const record = await store.read(request.params.id);
    response.status(record === null ? 404 : 200).json(record ?? { error: 'no such night' });
  });
  app.use((_request, response) => notFound(response));
  const broken: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    // Express marks what is wrong with the request itself, such as a malformed escape in its path.
    if (error instanceof URIError) return notFound(response);
    onError(error);
    const why =
      error instanceof StoreError
        ? `Of the data folder, ${scrub(error.message)}.`
        : 'The page could not be made.';
    send(response, noticePage('Something is broken', why, pages), 500);
  };
  app.use(broken);
  return app;
};

/** Shows the nights of a store as pages and JSON, read afresh for every request. Rejects when it cannot listen. */
export const serveNights = async (options: ServerOptions): Promise<Server> => {
  const server = createServer(application(options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
