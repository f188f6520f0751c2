import { type Case, manage, proxied, required, signIn, trustedUrl } from './case.ts';
import { carried, clockAhead, cut, dropped, inspected, out, type Part, together, withheld } from './parts.ts';

const noNames: Part = {
  troubles: [{ kind: 'resolver', does: 'fail' }],
  faults: [{ kind: 'break-dns', how: 'server-failure' }],
  truth: [{ cause: 'dns-broken' }],
};
const proxyForAll = (by: 'name' | 'address'): Part => ({
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
  together('a clock that is wrong and a host opened', clockAhead(7200), inspected(trustedUrl)),
  together('a clock that is wrong and a host dropped', clockAhead(7200), dropped(signIn)),
  together('a host withheld and another through a proxy', withheld(manage), carried(signIn)),
  together('a host cut and another out of order', cut(signIn), out(manage)),
];
