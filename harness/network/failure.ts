import { type Failed, type FailureCode, failed } from '../../src/outcome.ts';

/** What the system's error codes mean. Their messages are not kept: they hold addresses and host names. */
const meanings: { readonly [code: string]: FailureCode } = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  EAI_FAIL: 'name-refused',
  EREFUSED: 'name-refused',
  ESERVFAIL: 'name-failed',
  EAI_AGAIN: 'no-resolver',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  ECONNABORTED: 'connection-reset',
  EPIPE: 'connection-reset',
  ETIMEDOUT: 'timed-out',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  // A local firewall that forbids the call: EPERM on Linux, EACCES on Windows.
  EPERM: 'unreachable',
  EACCES: 'unreachable',
  EPROTO: 'handshake-failed',
  // What answers speaks TLS 1.1 or older, and Node does not.
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'old-tls',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'old-tls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'handshake-failed',
};

const families: readonly (readonly [prefix: string, FailureCode])[] = [
  ['ERR_SSL_', 'handshake-failed'],
  ['HPE_', 'malformed'],
];

/** Which of several attempts' failures says most about the way there; the first wins. */
const telling: readonly FailureCode[] = [
  'connection-reset',
  'connection-refused',
  'timed-out',
  'unreachable',
];

/** An error that already knows its failure, for layers below which others still run. */
export const failure = (code: FailureCode, detail: string): Error =>
  Object.assign(new Error(code), { failure: failed(code, detail) });

const isFailed = (value: unknown): value is Failed =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'failed';

const rank = ({ code }: Failed): number => (telling.includes(code) ? telling.indexOf(code) : telling.length);

/** The failure that a thrown value stands for; what is no failure of the world is thrown on. */
export const failureOf = (error: unknown): Failed => {
  if (error instanceof AggregateError) {
    const [first] = error.errors.map(failureOf).sort((a, b) => rank(a) - rank(b));
    if (first !== undefined) return first;
  }
  if (!(error instanceof Error)) throw error;
  if ('failure' in error && isFailed(error.failure)) return error.failure;
  if (error instanceof TypeError || !('code' in error) || typeof error.code !== 'string') throw error;
  const { code } = error;
  const family = families.find(([prefix]) => code.startsWith(prefix));
  return failed(meanings[code] ?? family?.[1] ?? 'unknown', code);
};
