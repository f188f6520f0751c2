import {
  block,
  blocked,
  type Case,
  manage,
  outage,
  proxied,
  required,
  signIn,
  together,
  trustedUrl,
} from './case.ts';

const withheld = (host: string): Omit<Case, 'name'> => ({
  troubles: [{ kind: 'name', host, answer: 'no-such-name' }],
  faults: [block(host, 'dns')],
  truth: [blocked(host, 'dns')],
});
const dropped = (host: string): Omit<Case, 'name'> => ({
  troubles: [{ kind: 'filter', host, does: 'drop' }],
  faults: [block(host, 'tcp')],
  truth: [blocked(host, 'tcp')],
});
const cut = (host: string): Omit<Case, 'name'> => ({
  troubles: [{ kind: 'server', host, manner: 'reset-on-hello' }],
  faults: [block(host, 'tls')],
  truth: [blocked(host, 'tls')],
});
const inspected = (host: string): Omit<Case, 'name'> => ({
  troubles: [{ kind: 'inspect', host }],
  faults: [block(host, 'tls-intercepted')],
  truth: [blocked(host, 'tls-intercepted')],
});
const out = (host: string): Omit<Case, 'name'> => ({
  troubles: [{ kind: 'server', host, manner: 'server-error' }],
  faults: [{ kind: 'break-service', domain: host, status: 503 }],
  truth: [outage(host)],
});
const carried = (host: string): Omit<Case, 'name'> => ({
  troubles: [{ kind: 'proxy', carries: [host], does: 'tunnel' }],
  faults: [{ kind: 'route-through-proxy', domain: host }],
  truth: [proxied(host)],
});
const clockAhead: Omit<Case, 'name'> = {
  troubles: [{ kind: 'clock', seconds: 7200 }],
  faults: [{ kind: 'skew-clock', seconds: 7200 }],
  truth: [{ cause: 'clock-wrong' }],
};
const noNames: Omit<Case, 'name'> = {
  troubles: [{ kind: 'resolver', does: 'fail' }],
  faults: [{ kind: 'break-dns', how: 'server-failure' }],
  truth: [{ cause: 'dns-broken' }],
};
const proxyForAll = (by: 'name' | 'address'): Omit<Case, 'name'> => ({
  troubles: [{ kind: 'proxy', carries: '*', does: 'tunnel', by }],
  faults: [{ kind: 'route-through-proxy', domain: '*' }],
  truth: required.map(proxied),
});

/** Several troubles at once. */
export const combinationCases: readonly Case[] = [
  together('no name resolves and a proxy is set by its address', noNames, proxyForAll('address')),
  {
    ...together('no name resolves and a proxy is set by its name', noNames, proxyForAll('name')),
    // Where the proxy cannot be asked, the page that would show a portal cannot either.
    indistinguishable: [[{ cause: 'dns-broken' }], [{ cause: 'captive-portal' }]],
  },
  together('one host opened and another dropped', inspected(signIn), dropped(manage)),
  together('each host stopped at a layer of its own', withheld(signIn), dropped(trustedUrl), cut(manage)),
  together(
    'one host opened, another out of order, a third through a proxy',
    inspected(signIn),
    out(trustedUrl),
    carried(manage),
  ),
  together('a clock that is wrong and a host opened', clockAhead, inspected(trustedUrl)),
  together('a clock that is wrong and a host dropped', clockAhead, dropped(signIn)),
  together('a host withheld and another through a proxy', withheld(manage), carried(signIn)),
  together('a host cut and another out of order', cut(signIn), out(manage)),
];
