import type { BrowserRule, Guidance } from './guidance.ts';

/** While this is on, the browsers warn of local network access and block nothing. */
const optedOut = { policy: 'LocalNetworkAccessRestrictionsTemporaryOptOut', when: 'true' } as const;

/**
 * Policies that may keep a sign-in page from localhost. Where several list a page, Microsoft and Google document the
 * order: those for the loopback address outrank those for all local addresses, and blocking outranks allowing.
 */
export const browserPolicies: readonly BrowserRule[] = [
  {
    policy: 'BlockThirdPartyCookies',
    blocksWhen: 'true',
    unless: [{ policy: 'CookiesAllowedForUrls', when: 'lists-localhost' }],
    since: null,
    source: 'credential-management',
  },
  {
    policy: 'LoopbackNetworkBlockedForUrls',
    blocksWhen: 'lists-sign-in-page',
    unless: [optedOut],
    since: '146',
    source: 'local-network-policies',
  },
  {
    policy: 'LocalNetworkAccessBlockedForUrls',
    blocksWhen: 'lists-sign-in-page',
    unless: [{ policy: 'LoopbackNetworkAllowedForUrls', when: 'lists-sign-in-page' }, optedOut],
    since: '142',
    source: 'local-network-policies',
  },
];

export const browsers: Guidance['browsers'] = { chrome: 'Google Chrome', edge: 'Microsoft Edge' };
