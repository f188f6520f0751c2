type Environment = Readonly<Record<string, string | undefined>>;

const httpsPort = '443';

/** The lower-case variable wins, as in curl; an empty one counts as unset. */
const variable = (env: Environment, name: string): string | undefined =>
  env[name.toLowerCase()] || env[name.toUpperCase()];

/** One entry of NO_PROXY: `example.org`, `.example.org` or `*.example.org`, each with its subdomains, perhaps with a port; or `*`. */
const covers = (entry: string, host: string): boolean => {
  if (entry === '*') return true;
  const [, pattern = entry, port = httpsPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  const suffix = pattern.replace(/^\*?\./, '');
  return port === httpsPort && suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`));
};

/** The proxy that the environment names for `https://host`, as written there; null when the host is reached without one. */
export const environmentProxy = (host: string, env: Environment): string | null => {
  const exempt = (variable(env, 'no_proxy') ?? '').toLowerCase().split(/[\s,]+/);
  if (exempt.some(entry => covers(entry, host.toLowerCase()))) return null;
  return variable(env, 'https_proxy') ?? variable(env, 'all_proxy') ?? null;
};
