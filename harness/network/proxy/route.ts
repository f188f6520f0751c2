import type { Route } from '../../../src/doors/network.ts';
import { type Outcome, skipped } from '../../../src/outcome.ts';
import { isLocal } from './bypass.ts';
import { routeChosen, routeThrough } from './chosen-route.ts';
import { pacAsker } from './pac-asker.ts';
import { planFor } from './settings.ts';
import { type ReadSettings, systemProxySettings } from './system-settings.ts';

/** Finds out how the system would send a request to `https://host`; may throw, and gives up when the signal fires. */
export type FindRoute = (host: string, signal: AbortSignal) => Promise<Outcome<Route>>;

/** Finds routes as the settings say that are read for each host. `wpad` is where a script is looked for. */
export const routeBySettings = (read: ReadSettings, wpad?: string): FindRoute => {
  const askPac = pacAsker();
  return async (host, signal) => {
    const plan = planFor(await read(signal), host, wpad);
    if (plan.kind === 'open') return skipped(plan.because);
    const { scripts, otherwise } = plan;
    if (scripts.length === 0) return routeThrough(otherwise);
    const reply = await askPac({ scripts, host }, signal);
    if (reply.kind === 'open') return skipped(reply.because);
    if (reply.kind === 'none') return routeThrough(otherwise);
    // No script chooses for this machine itself, whatever the exceptions say.
    return isLocal(host) ? routeThrough(null) : routeChosen(reply.text);
  };
};

/** How this machine would send a request. */
export const systemRoute = (platform: NodeJS.Platform = process.platform): FindRoute =>
  routeBySettings(systemProxySettings(platform));
