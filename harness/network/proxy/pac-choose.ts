import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { networkInterfaces } from 'node:os';
import { type Fetched, fetchScript } from './pac-fetch.ts';
import { runPac } from './pac-run.ts';
import type { ScriptPlace } from './settings.ts';

/** Which of these scripts chooses the way to a host, and what does it choose? */
export interface PacQuestion {
  readonly scripts: readonly ScriptPlace[];
  readonly host: string;
}

/** What was chosen; `none` when there is no script. */
export type PacReply =
  | { readonly kind: 'none' }
  | { readonly kind: 'chose'; readonly text: string }
  | { readonly kind: 'open'; readonly because: string };

/** Most names a script may ask for; Chromium allows 20. */
const mostNames = 20;

/** The address from which packets to the internet would leave; none is sent. 192.0.2.1 is nobody's (RFC 5737). */
const ownAddress = (): Promise<string | null> =>
  new Promise(resolve => {
    const socket = createSocket('udp4');
    const found = (address: string | undefined) => {
      socket.close();
      const others = Object.values(networkInterfaces()).flatMap(list => list ?? []);
      resolve(
        address ?? others.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null,
      );
    };
    socket.once('error', () => found(undefined));
    socket.once('connect', () => found(socket.address().address));
    socket.connect(53, '192.0.2.1');
  });

const addressOf = async (name: string): Promise<string | null> => {
  if (name === '') return ownAddress();
  try {
    return (await dns.lookup(name, { family: 4 })).address;
  } catch {
    return null;
  }
};

const once = <T>(held: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
  const made = held.get(key) ?? make();
  held.set(key, made);
  return made;
};

/** Fetches each script and looks up each name once. Nothing ends it but the end of its process. */
export const pacChooser = (): ((question: PacQuestion) => Promise<PacReply>) => {
  const fetched = new Map<string, Promise<Fetched>>();
  const addresses = new Map<string, Promise<string | null>>();

  const ask = async (script: string, host: string): Promise<PacReply> => {
    const known = new Map<string, string | null>();
    for (;;) {
      const run = await runPac(script, host, known);
      if (run.kind !== 'asks') return run;
      if (known.size === mostNames)
        return { kind: 'open', because: 'the PAC script asks for too many names' };
      known.set(run.name, await once(addresses, run.name, () => addressOf(run.name)));
    }
  };

  return async ({ scripts, host }) => {
    for (const place of scripts) {
      const found = await once(fetched, place.url, () => fetchScript(place, new AbortController().signal));
      if (found.kind === 'open') return found;
      if (found.kind === 'script') return ask(found.text, host);
    }
    return { kind: 'none' };
  };
};
