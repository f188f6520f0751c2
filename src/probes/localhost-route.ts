import type { Route } from '../doors/network.ts';
import { answered, leftOpen, type Probe, unanswered } from './probe.ts';

const question = 'browser.localhost-route';

/** A proxy on this very computer may bring a request for localhost back to it. */
const isHere = (route: Route): boolean =>
  route.kind === 'proxy' && /^(localhost|127(\.\d+){3}|::1)$/i.test(route.host);

/** Whether a page's request for localhost stays on this computer. */
export const localhostRouteProbe: Probe = {
  name: 'the way to localhost',
  stands: question,
  run: async ({ workstation: { network }, budget }) => {
    const route = await network.route('localhost', budget);
    if (route.kind !== 'ok') return [leftOpen(question, route)];
    const { ms } = route;
    if (isHere(route.value))
      return [unanswered(question, 'a proxy on this computer takes it, and may bring it back here', { ms })];
    return [answered(question, route.value.kind === 'direct' ? 'direct' : 'proxied', { ms })];
  },
};
