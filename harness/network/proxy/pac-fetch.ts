import { promises as dns } from 'node:dns';
import { ok } from '../../../src/outcome.ts';
import { bounded } from '../../clock.ts';
import { dial } from '../dial.ts';
import { get } from '../exchange.ts';
import { failureOf } from '../failure.ts';
import { secure } from '../secure.ts';
import type { ScriptPlace } from './settings.ts';

/** A script, none there as far as a browser is concerned, or no telling. */
export type Fetched =
  | { readonly kind: 'script'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly because: string };

/** Chromium's limits: the script's bytes, and milliseconds for the name of an optional one (a second there). */
const largestScript = 1024 * 1024;
const quickCheck = 2000;
const mostRedirects = 5;

const open = (why: string): Fetched => ({
  kind: 'open',
  because: `the PAC script could not be fetched: ${why}`,
});

/** Latin-1 unless the server or a byte order mark says otherwise, as in Chromium. */
const textOf = (body: Buffer, contentType = ''): string => {
  const [, charset] = /charset="?([\w-]+)/i.exec(contentType) ?? [];
  const mark = body.subarray(0, 2).toString('hex');
  const marked =
    mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : mark === 'efbb' ? 'utf-8' : 'latin1';
  try {
    return new TextDecoder(charset ?? marked).decode(body);
  } catch {
    return new TextDecoder(marked).decode(body);
  }
};

const addressesOf = async (host: string, { optional }: ScriptPlace): Promise<readonly string[]> => {
  const look = async () =>
    ok((await dns.lookup(host, { all: true, verbatim: true })).map(({ address }) => address));
  if (!optional) return (await look()).value;
  const found = await bounded(quickCheck, look);
  return found.kind === 'ok' ? found.value : [];
};

const getFrom = async (url: URL, addresses: readonly string[], whole: AbortSignal) => {
  // A signal for each hop, as every connection goes on listening to its own.
  const signal = AbortSignal.any([whole]);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const safe = url.protocol === 'https:';
  const socket = await dial(addresses, Number(url.port || (safe ? 443 : 80)), signal);
  // Which certificates the browser trusts is not known here, and the script runs where it can do no harm.
  const line = safe ? await secure(socket, host, undefined, signal) : socket;
  const path = `${url.pathname}${url.search}`;
  return get(line, { host: url.host, path, limit: largestScript + 1 }, signal);
};

const namesNothing = ['name-not-found', 'name-refused', 'name-failed', 'no-resolver'];
const nobodyThere = ['connection-refused', 'connection-reset', 'unreachable'];

/**
 * Without an address for its server the script is gone for browsers too, and they go on as if it had not been set. A
 * server that has it no more proves less: a browser may hold a copy for hours. Only where a script is optional is that
 * taken for none.
 */
const missing = (why: string, code: string, { optional }: ScriptPlace): Fetched =>
  namesNothing.includes(code) || (optional && nobodyThere.includes(code)) ? { kind: 'none' } : open(why);

const judge = (
  status: number,
  body: Buffer,
  type: string | undefined,
  { optional }: ScriptPlace,
): Fetched => {
  const none: Fetched | null = optional ? { kind: 'none' } : null;
  if (status !== 200) return (status < 500 && none) || open(`HTTP ${status}`);
  if (body.length > largestScript) return open('it is larger than browsers accept');
  const text = textOf(body, type);
  return text.includes('FindProxyForURL')
    ? { kind: 'script', text }
    : (none ?? open('what is there is no PAC script'));
};

/** Fetches a script, without a proxy. Only the signal ends a server that dawdles. */
export const fetchScript = async (place: ScriptPlace, signal: AbortSignal): Promise<Fetched> => {
  try {
    let url = new URL(place.url);
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      if (!/^https?:$/.test(url.protocol)) return open(`browsers do not fetch it from ${url.protocol}`);
      const addresses = await addressesOf(url.hostname.replace(/^\[|\]$/g, ''), place);
      if (addresses.length === 0) return { kind: 'none' };
      const { status, headers, body } = await getFrom(url, addresses, signal);
      if (status < 300 || status > 399 || headers.location === undefined)
        return judge(status, body, headers['content-type'], place);
      url = new URL(headers.location, url);
    }
    return open('redirected too often');
  } catch (error) {
    if (error instanceof TypeError) return open('its address is not a URL');
    const { code, detail } = failureOf(error);
    return missing(detail, code, place);
  }
};
