import type { Route } from '../../../src/doors/network.ts';
import { failed, type Outcome, ok, skipped } from '../../../src/outcome.ts';

/** The route that a proxy setting stands for: `host:port`, a URL, or null for none. Credentials in it are not kept. */
export const routeThrough = (setting: string | null): Outcome<Route> => {
  if (setting === null) return ok({ kind: 'direct' });
  const text = setting.includes('://') ? setting : `http://${setting}`;
  if (!URL.canParse(text)) return failed('malformed', 'the proxy setting is neither host:port nor a URL');
  const { protocol, hostname, port } = new URL(text);
  if (protocol !== 'http:') return skipped(`a proxy is set that is spoken to with ${protocol.slice(0, -1)}`);
  return ok({ kind: 'proxy', host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) });
};

const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
  QUIC: 'quic',
};

/**
 * The way that a script chose, such as `PROXY a:8080; DIRECT`. The first entry that means anything decides, as it does
 * for a browser until that proxy fails; with none, browsers go without.
 */
export const routeChosen = (text: string): Outcome<Route> => {
  for (const entry of text.split(';')) {
    const [word = '', server] = entry.trim().split(/\s+/);
    if (word.toUpperCase() === 'DIRECT') return routeThrough(null);
    const scheme = schemes[word.toUpperCase()];
    if (scheme !== undefined && server !== undefined) return routeThrough(`${scheme}://${server}`);
  }
  return routeThrough(null);
};
