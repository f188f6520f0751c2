import type { Route } from '../../src/doors/network.ts';
import { failed, type Outcome, ok, skipped } from '../../src/outcome.ts';
import { environmentProxy } from './environment-proxy.ts';
import { readInternetSettings, windowsProxy } from './windows-proxy.ts';

/** Finds out how the system would send a request to `https://host`; may throw, and gives up when the signal fires. */
export type FindRoute = (host: string, signal: AbortSignal) => Promise<Outcome<Route>>;

/** The route that a proxy setting stands for: `host:port`, a URL, or null for none. Credentials in it are not kept. */
export const routeThrough = (setting: string | null): Outcome<Route> => {
  if (setting === null) return ok({ kind: 'direct' });
  const text = setting.includes('://') ? setting : `http://${setting}`;
  if (!URL.canParse(text)) return failed('malformed', 'the proxy setting is neither host:port nor a URL');
  const { protocol, hostname, port } = new URL(text);
  if (protocol !== 'http:') return skipped(`a proxy is set that is spoken to with ${protocol.slice(0, -1)}`);
  return ok({ kind: 'proxy', host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) });
};

/** Windows programs and browsers follow the Internet Settings of the user and pay no heed to the environment. */
const windowsRoute: FindRoute = async (host, signal) => {
  const settings = await readInternetSettings(signal);
  return settings.AutoConfigURL
    ? skipped('a PAC script chooses the proxy; this version does not evaluate it')
    : routeThrough(windowsProxy(settings, host));
};

/** Where a system other than Windows keeps no settings of its own, programs follow the environment. */
const environmentRoute: FindRoute = async host => routeThrough(environmentProxy(host, process.env));

/** How this machine would send a request. */
export const systemRoute = (platform: NodeJS.Platform = process.platform): FindRoute =>
  platform === 'win32' ? windowsRoute : environmentRoute;
