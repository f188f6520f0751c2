import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import { failure, failureOf } from './failure.ts';
import { nameAsker } from './name-asker.ts';

/** Finds the addresses of a host, or throws; gives up when the signal fires. */
export type Lookup = (host: string, signal: AbortSignal) => Promise<readonly string[]>;

/**
 * Why getaddrinfo said "try again": it says so both when no resolver answers and when one refuses. Asking the
 * system's resolvers directly tells the two apart.
 */
const explain = async (host: string, signal: AbortSignal): Promise<Error> => {
  const resolver = new dns.Resolver({ timeout: 1000, tries: 1 });
  signal.addEventListener('abort', () => resolver.cancel(), { once: true });
  try {
    await resolver.resolve4(host);
  } catch (error) {
    const { code, detail } = failureOf(error);
    if (code === 'name-refused' || code === 'name-failed') return failure(code, detail);
  }
  return failure('no-resolver', 'EAI_AGAIN');
};

/** Asks the resolver at one address, and nobody else. */
export const lookupAt = async (
  server: string,
  host: string,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const resolver = new dns.Resolver({ tries: 1 });
  resolver.setServers([server]);
  signal.addEventListener('abort', () => resolver.cancel(), { once: true });
  return (await Promise.any([resolver.resolve4(host), resolver.resolve6(host)])).flat();
};

/** The lookup of this machine. An address is its own answer. */
export const systemLookup = (): Lookup => {
  const ask = nameAsker();
  return async (host, signal) => {
    if (isIP(host) !== 0) return [host];
    const { code, addresses } = await ask(host, signal);
    if (code === 'EAI_AGAIN') throw await explain(host, signal);
    if (code !== undefined) throw Object.assign(new Error(code), { code });
    return addresses;
  };
};
