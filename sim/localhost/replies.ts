import type { Guidance } from '../../src/guidance/guidance.ts';
import type { World } from '../world.ts';

/** A request as a server on localhost sees it. */
export interface LocalRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** The page that asks, as browsers say in `Origin`. */
  readonly origin: string | null;
  /** Windows has signed the user in. */
  readonly signedIn: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

const json = (body: unknown): HttpAnswer => ({
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  body: JSON.stringify(body),
});

const nothing = (status: number, headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  status,
  headers,
  body: '',
});

/** What may be read off a page of this origin: documented is only that there is a list; who is on it is our assumption. */
const mayRead = (origin: string, { localhost }: World, { hosts }: Guidance): boolean =>
  localhost.origins.includes(origin) ||
  hosts.some(({ name, role }) => role === 'required' && origin === `https://${name}`);

/** The headers by which a browser lets the page read the answer; invented beyond what `withCredentials` needs. */
const forPage = (
  { method, origin }: LocalRequest,
  world: World,
  guidance: Guidance,
): HttpAnswer['headers'] => {
  if (origin === null || !mayRead(origin, world, guidance)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    ...(method === 'OPTIONS' && {
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Content-Type, X-Requested-With',
      'Access-Control-Allow-Private-Network': 'true',
    }),
  };
};

const portService = ({ path, signedIn }: LocalRequest, world: World, guidance: Guidance): HttpAnswer => {
  const { connectPath, portPath, noProcessCode } = guidance.portService;
  const { signIn, staleRegistration, applicationPort } = world.localhost;
  if (signIn && !signedIn) return nothing(401, { 'WWW-Authenticate': 'Negotiate' });
  if (path === connectPath) return connected;
  if (path !== portPath) return nothing(404);
  return staleRegistration || world.software.credentialManagement?.running === true
    ? json({ portData: { portNumber: applicationPort } })
    : json({ FaultException: { Code: noProcessCode, Message: 'Unable to find CM process for user' } });
};

/** What ASP.NET SignalR's `negotiate` gives, with values of our own: nobody has published Credential Management's. */
const negotiation = {
  Url: '/signalr',
  ConnectionToken: 'invented-by-err1002',
  ConnectionId: '00000000-0000-0000-0000-000000000000',
  KeepAliveTimeout: 20,
  DisconnectTimeout: 30,
  ConnectionTimeout: 110,
  TryWebSockets: false,
  ProtocolVersion: '1.5',
  TransportConnectTimeout: 5,
  LongPollDelay: 0,
};

const negotiated = json(negotiation);
const connected = json({ statusCode: '200' });

const application = ({ path }: LocalRequest, guidance: Guidance): HttpAnswer => {
  const answer = path === guidance.portService.applicationPath ? negotiated : nothing(404);
  return { ...answer, headers: { 'X-Err1002': 'invented', ...answer.headers } };
};

const page: HttpAnswer = {
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '<!doctype html><title>Dictation</title>',
};

/** What whoever speaks HTTP on a port of localhost answers. */
export const reply = (
  occupant: 'port-service' | 'application' | 'web-page',
  request: LocalRequest,
  world: World,
  guidance: Guidance,
): HttpAnswer => {
  if (occupant === 'web-page') return page;
  const { method } = request;
  const own = () =>
    occupant === 'application' ? application(request, guidance) : portService(request, world, guidance);
  const answer = method === 'OPTIONS' ? nothing(204) : own();
  return { ...answer, headers: Object.assign({}, answer.headers, forPage(request, world, guidance)) };
};
