import type { Outcome } from '../outcome.ts';

/** How the system would send a request to a host. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly host: string; readonly port: number };

/** The certificate a TLS peer showed, and whether it leads to a public root. Times in milliseconds since 1970. */
export interface PeerCertificate {
  readonly publiclyTrusted: boolean;
  readonly nameMatches: boolean;
  readonly inDate: boolean;
  /** Distinguished name of the issuer of the last certificate shown, e.g. `CN=…, O=…`. */
  readonly issuer: string;
  /** It bears time stamps of public certificate logs, as public authorities add and filters do not (RFC 6962). */
  readonly logged: boolean;
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface HttpReply {
  readonly status: number;
  /** The `Date` header, milliseconds since 1970; null when absent. */
  readonly date: number | null;
  /** The first 4 KiB of the body. */
  readonly start: string;
  /** Names of the headers, in lower case. */
  readonly headers: readonly string[];
  /** It is a redirect that leads to another host. */
  readonly leadsElsewhere: boolean;
}

/** One call per layer. Each later layer takes the way that an earlier one found. */
export interface NetworkDoor {
  route(host: string, deadline: number): Promise<Outcome<Route>>;
  /** Addresses of the host. Fails: `name-not-found`, `name-refused`, `name-failed`, `no-resolver`, `timed-out`. */
  resolve(host: string, deadline: number): Promise<Outcome<readonly string[]>>;
  /**
   * TCP to port 443 of one of the addresses. Fails: `connection-refused`, `connection-reset`, `unreachable`, `timed-out`;
   * where IPv4 and IPv6 fail in different ways, the detail tells them apart.
   */
  connect(host: string, addresses: readonly string[], deadline: number): Promise<Outcome<null>>;
  /** CONNECT through the proxy. Fails: `proxy-denied`, `proxy-needs-credentials`, or as `connect`. */
  tunnel(host: string, proxy: Route, deadline: number): Promise<Outcome<null>>;
  /**
   * TLS handshake, accepting any certificate so that it can be looked at. Fails: `connection-reset`, `handshake-failed`,
   * `old-tls`, `timed-out`.
   */
  handshake(host: string, route: Route, deadline: number): Promise<Outcome<PeerCertificate>>;
  /** HTTPS GET of a path. Redirects are not followed. */
  get(host: string, path: string, route: Route, deadline: number): Promise<Outcome<HttpReply>>;
  /** Addresses of the host as the resolver at this address gives them, whatever the system's own says. Fails as `resolve`. */
  resolveAt(resolver: string, host: string, deadline: number): Promise<Outcome<readonly string[]>>;
  /** HTTP GET of a path on port 80, directly and without TLS, as systems look for a network's own sign-in page. */
  getPlain(host: string, path: string, deadline: number): Promise<Outcome<HttpReply>>;
}
