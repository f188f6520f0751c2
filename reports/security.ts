import { createHash } from 'node:crypto';

/** Headers that let a page do nothing but show itself: no script, no request, only the styles that it came with. */
export const securityHeaders = (document = ''): { readonly [name: string]: string } => {
  const style = /<style>([\s\S]*?)<\/style>/.exec(document)?.[1];
  const styles =
    style === undefined ? "'none'" : `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  return {
    'Content-Security-Policy': `default-src 'none'; style-src ${styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  };
};

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)(?::\d+)?$/i;

/** Whether a request that came to the loopback was meant for another name: a site that leads its own name here to read our pages. */
export const misdirected = (listeningOn: string, hostHeader: string | undefined): boolean =>
  loopback.test(listeningOn) && !loopback.test(hostHeader ?? '');
