/** An origin as policies mean it: scheme, host and port. */
export interface Origin {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
}

interface UrlPattern {
  /** `*` for any. */
  readonly scheme: string;
  readonly host: string;
  /** Whether names below the host are meant too; without a host, all names. */
  readonly below: boolean;
  readonly port: string;
}

const shape = /^(?:([^:/]*):\/\/)?(\[\*\.\])?(\*|[^*:/[\]]*|\[[0-9a-f:.]+\])(?::(\*|\d*))?(?:\/.*)?$/is;

/**
 * A URL pattern of a Chrome or Edge policy: `*`, or a scheme, a host and a port of which any may be left out; `[*.]` before
 * the host takes in the names below it. A path is passed over. Null for what the browsers ignore as well, such as `*.host`.
 */
const parse = (pattern: string): UrlPattern | null => {
  const parts = shape.exec(pattern);
  if (parts === null || pattern === '') return null;
  const [, scheme = '', wildcard, host = '', port = ''] = parts.map(part => part?.toLowerCase());
  if (!['', '*', 'http', 'https'].includes(scheme) || (wildcard !== undefined && host === '*')) return null;
  const name = host === '*' ? '' : host.replace(/(?<=[^.])\.$/, '');
  const below = wildcard !== undefined || host === '*';
  if ((name === '' && !below) || name.startsWith('.') || name.endsWith('..')) return null;
  return { scheme: scheme || '*', host: name, below, port: port || '*' };
};

const hasHost = ({ host: wanted, below }: UrlPattern, host: string): boolean =>
  host === wanted || (below && (wanted === '' || host.endsWith(`.${wanted}`)));

/** Whether a pattern covers an origin. */
export const covers = (pattern: string, { scheme, host, port }: Origin): boolean => {
  const parsed = parse(pattern);
  return (
    parsed !== null &&
    hasHost(parsed, host.toLowerCase()) &&
    ['*', scheme].includes(parsed.scheme) &&
    ['*', String(port)].includes(parsed.port)
  );
};

/** Whether a pattern covers some origin of a host. */
export const coversHost = (pattern: string, host: string): boolean => {
  const parsed = parse(pattern);
  return parsed !== null && hasHost(parsed, host.toLowerCase());
};

/** The page of a host, as the browser knows it. */
export const pageOf = (host: string): Origin => ({ scheme: 'https', host, port: 443 });
