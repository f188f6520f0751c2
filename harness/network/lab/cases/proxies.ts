import { block, blocked, type Case, manage, proxied, required, signIn, trustedUrl } from './case.ts';

const route = (domain: string) => ({ kind: 'route-through-proxy', domain }) as const;

/** Proxies as they are set, and what they do. */
export const proxyCases: readonly Case[] = [
  {
    name: 'a proxy for everything',
    troubles: [{ kind: 'proxy', carries: '*', does: 'tunnel' }],
    faults: [route('*')],
    truth: required.map(proxied),
  },
  {
    name: 'a proxy for one host',
    troubles: [{ kind: 'proxy', carries: [trustedUrl], does: 'tunnel' }],
    faults: [route(trustedUrl)],
    truth: [proxied(trustedUrl)],
  },
  {
    name: 'a proxy that asks for credentials',
    troubles: [{ kind: 'proxy', carries: [signIn], does: 'ask-for-credentials' }],
    faults: [block(signIn, 'proxy-auth')],
    truth: [blocked(signIn, 'proxy-auth')],
  },
  {
    name: 'a proxy for everything that asks for credentials',
    troubles: [{ kind: 'proxy', carries: '*', does: 'ask-for-credentials' }],
    faults: [block('*', 'proxy-auth')],
    truth: required.map(host => blocked(host, 'proxy-auth')),
  },
  {
    name: 'a proxy that denies the one host it carries',
    troubles: [{ kind: 'proxy', carries: [manage], does: 'deny' }],
    faults: [block(manage, 'proxy-denied')],
    truth: [blocked(manage, 'proxy-denied')],
  },
  {
    name: 'a proxy for everything that denies one host',
    troubles: [{ kind: 'proxy', carries: '*', does: 'deny', denies: trustedUrl }],
    faults: [route(signIn), route(manage), block(trustedUrl, 'proxy-denied')],
    truth: [proxied(signIn), proxied(manage), blocked(trustedUrl, 'proxy-denied')],
  },
  {
    name: 'a proxy that opens TLS',
    troubles: [{ kind: 'proxy', carries: [manage], does: 'inspect' }],
    faults: [route(manage), block(manage, 'tls-intercepted')],
    truth: [proxied(manage), blocked(manage, 'tls-intercepted')],
  },
  ...(
    [
      ['a proxy whose port is closed', 'closed'],
      ['a proxy whose address is lost', 'lost'],
      ['a proxy whose name does not exist', 'unknown-name'],
    ] as const
  ).map(
    ([name, does]): Case => ({
      name,
      troubles: [{ kind: 'proxy', carries: [signIn], does }],
      faults: 'the simulator’s proxy answers',
      truth: [proxied(signIn)],
    }),
  ),
];
