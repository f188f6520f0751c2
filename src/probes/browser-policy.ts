import type { BrowserPolicy, InstalledProduct } from '../doors/software.ts';
import type { BrowserRule, Guidance, PolicyWhen } from '../guidance/guidance.ts';
import { olderThan } from '../guidance/version.ts';
import { covers, coversHost, pageOf } from './url-pattern.ts';

type Browser = BrowserPolicy['browser'];

/** The version of each browser; null where it is not installed, undefined where nobody knows. */
export type BrowserVersions = { readonly [browser in Browser]?: string | null };

/** The browsers among the installed programs, by their whole names: what else is named after them is none. */
export const browsersIn = (
  products: readonly InstalledProduct[],
  { browsers }: Guidance,
): BrowserVersions => {
  const version = (browser: Browser) =>
    products.find(({ name }) => name.toLowerCase() === browsers[browser].toLowerCase())?.version ?? null;
  return { chrome: version('chrome'), edge: version('edge') };
};

/** The hosts whose pages talk to Credential Management. */
export const pagesOf = ({ hosts }: Guidance): readonly string[] =>
  hosts
    .filter(({ role, neededBy }) => role === 'required' && neededBy !== 'credential-management')
    .map(({ name }) => name);

const on = (value: string): boolean => value === '1' || value.toLowerCase() === 'true';

const applies = (when: PolicyWhen, values: readonly string[], page: string): boolean => {
  if (when === 'true') return values.some(on);
  return when === 'lists-localhost'
    ? values.some(value => coversHost(value, 'localhost'))
    : values.some(value => covers(value, pageOf(page)));
};

/** A browser that is not installed, or is older than the policy, does not heed it. */
const heeds = (browser: Browser, { since }: BrowserRule, versions: BrowserVersions): boolean => {
  const version = versions[browser];
  if (version === undefined || version === '') return true;
  return version !== null && (since === null || !olderThan(version, since));
};

/** `browser: policy` of the strongest policy that keeps one of the pages from localhost; null when none does. */
export const blockingPolicy = (
  set: readonly BrowserPolicy[],
  guidance: Guidance,
  versions: BrowserVersions = {},
): string | null => {
  const pages = pagesOf(guidance);
  for (const rule of guidance.browserPolicies)
    for (const { browser, values } of set.filter(({ name }) => name === rule.policy)) {
      if (!heeds(browser, rule, versions)) continue;
      const lifted = (page: string): boolean =>
        rule.unless.some(({ policy, when }) =>
          set.some(
            other => other.browser === browser && other.name === policy && applies(when, other.values, page),
          ),
        );
      if (pages.some(page => applies(rule.blocksWhen, values, page) && !lifted(page)))
        return `${browser}: ${rule.policy}`;
    }
  return null;
};
