import type { BrowserPolicy } from '../doors/software.ts';
import type { BrowserRule } from '../guidance/guidance.ts';

/** Whether a URL pattern of a browser policy (`*`, `[*.]host`, `scheme://host:port`) covers a host. */
export const covers = (pattern: string, host: string): boolean => {
  const bare = pattern
    .trim()
    .toLowerCase()
    .replace(/^(\*|[a-z]+):\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:(\d+|\*)$/, '');
  if (bare === '*' || bare === host) return true;
  const suffix = bare.startsWith('[*.]') ? bare.slice(4) : bare.startsWith('*.') ? bare.slice(2) : null;
  return suffix !== null && suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`));
};

const on = (values: readonly string[]): boolean =>
  values.some(value => value === '1' || value.toLowerCase() === 'true');

/** `browser: policy` of the first policy that keeps the sign-in page from localhost; null when none does. */
export const blockingPolicy = (
  set: readonly BrowserPolicy[],
  rules: readonly BrowserRule[],
  pages: readonly string[],
): string | null => {
  for (const { browser, name, values } of set) {
    const rule = rules.find(({ policy }) => policy === name);
    if (rule === undefined) continue;
    const blocks =
      rule.blocksWhen === 'true' ? on(values) : values.some(value => pages.some(page => covers(value, page)));
    const lifted = set.some(
      other =>
        other.browser === browser &&
        other.name === rule.unless &&
        other.values.some(value => covers(value, 'localhost')),
    );
    if (blocks && !lifted) return `${browser}: ${name}`;
  }
  return null;
};
