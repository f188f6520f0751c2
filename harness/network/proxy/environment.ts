import { noProxy, type ProxySettings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The lower-case variable wins, as in curl; an empty one counts as unset. */
const variable = (env: Environment, name: string): string | undefined =>
  env[name.toLowerCase()] || env[name.toUpperCase()];

/** An entry covers its subdomains too: `example.org`, `.example.org`, `*.example.org`, each perhaps with a port; or `*`. */
const rulesOf = (entry: string): readonly string[] => {
  const domain = entry.replace(/^\*?\./, '');
  return domain === '' ? [] : [domain, `*.${domain}`];
};

/**
 * What the environment says, read as curl and Chromium do. `auto_proxy` is Chromium's: the address of a script, or
 * empty to look for one; it goes before everything else.
 */
export const environmentSettings = (env: Environment): ProxySettings => {
  const none = noProxy('the environment');
  const auto = env.auto_proxy ?? env.AUTO_PROXY;
  if (auto !== undefined) return { ...none, autoDetect: auto === '', pacUrl: auto || null };
  const socks = variable(env, 'socks_server');
  return {
    ...none,
    proxy:
      variable(env, 'https_proxy') ??
      variable(env, 'all_proxy') ??
      (socks === undefined ? null : `socks5://${socks.replace(/^.*:\/\//, '')}`),
    bypass: (variable(env, 'no_proxy') ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .flatMap(rulesOf),
  };
};
