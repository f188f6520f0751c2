import type { World } from '../world.ts';

type Browser = keyof World['software']['browsers'];

/** Whether a URL pattern such as `https://[*.]example:443` covers the page of a host, or `localhost`. */
const covers = (pattern: string, host: string): boolean => {
  const name = pattern.replace(/^(https|\*):\/\//, '').replace(/(:(443|\*))?(\/.*)?$/, '');
  if (name === '*') return true;
  return name.startsWith('[*.]') ? `.${host}`.endsWith(`.${name.slice(4)}`) : name === host;
};

/** Versions from which on the browsers ask before a page reaches this computer, and have policies for just that. */
const asksSince = 142;
const loopbackSince = 146;

/** What one browser, as its policies set it, does when a sign-in page calls Credential Management on this computer. */
const keeps = ({ software }: World, browser: Browser, pages: readonly string[]): boolean => {
  const version = Number(software.browsers[browser]?.split('.')[0] ?? 0);
  if (version === 0) return false;
  const valuesOf = (policy: string) =>
    software.policies
      .filter(({ browser: of, name }) => of === browser && name === policy)
      .flatMap(({ values }) => values);
  const isOn = (policy: string) => valuesOf(policy).some(value => value === '1');
  const lists = (policy: string, host: string) => valuesOf(policy).some(value => covers(value, host));
  if (isOn('BlockThirdPartyCookies') && !lists('CookiesAllowedForUrls', 'localhost')) return true;
  if (version < asksSince || isOn('LocalNetworkAccessRestrictionsTemporaryOptOut')) return false;
  return pages.some(page => {
    if (version >= loopbackSince) {
      if (lists('LoopbackNetworkBlockedForUrls', page)) return true;
      if (lists('LoopbackNetworkAllowedForUrls', page)) return false;
    }
    return lists('LocalNetworkAccessBlockedForUrls', page);
  });
};

/** Whether a browser on this workstation keeps the pages from Credential Management. */
export const keptFromLocalhost = (world: World, pages: readonly string[]): boolean =>
  (['chrome', 'edge'] as const).some(browser => keeps(world, browser, pages));
