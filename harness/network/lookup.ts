import { execFile } from 'node:child_process';
import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import { failure, failureOf } from './failure.ts';

/** Finds the addresses of a host, or throws; gives up when the signal fires. */
export type Lookup = (host: string, signal: AbortSignal) => Promise<readonly string[]>;

/** What the child prints: the addresses, or the error's code. */
interface Answer {
  readonly code?: string;
  readonly addresses: readonly string[];
}

const program = `
require('node:dns').lookup(process.argv[1], { all: true, verbatim: true }, (error, found = []) =>
  console.log(JSON.stringify({ code: error?.code, addresses: found.map(({ address }) => address) })));`;

/**
 * Asks as applications do, with getaddrinfo: hosts file, VPN name rules and search suffixes included. It cannot be
 * cancelled, Node runs only four at a time, and even `process.exit` waits for one that hangs (10 s with a silent
 * resolver), so it runs in a child process that can be killed.
 */
const ask = (host: string, signal: AbortSignal): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = {
      signal,
      killSignal: 'SIGKILL',
      windowsHide: true,
      env: { ...process.env, NODE_OPTIONS: '' },
    } as const;
    execFile(process.execPath, ['-e', program, '--', host], options, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout));
      else reject(error);
    });
  });

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
    if (code === 'name-refused') return failure(code, detail);
  }
  return failure('no-resolver', 'EAI_AGAIN');
};

/** The lookup of this machine. An address is its own answer. */
export const systemLookup: Lookup = async (host, signal) => {
  if (isIP(host) !== 0) return [host];
  const { code, addresses } = await ask(host, signal);
  if (code === 'EAI_AGAIN') throw await explain(host, signal);
  if (code !== undefined) throw Object.assign(new Error(code), { code });
  return addresses;
};
