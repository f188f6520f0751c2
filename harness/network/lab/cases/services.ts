import type { Manner } from '../servers/manners.ts';
import { block, blocked, blockedOrOut, type Case, manage, outage, signIn, trustedUrl } from './case.ts';

const served = (host: string, manner: Manner) => ({
  troubles: [{ kind: 'server', host, manner }] as const,
});

const onlyErrors = 'the simulator has the answers of a filter and of a service that is out of order';

/** What answers behind the host's own certificate. */
export const serviceCases: readonly Case[] = [
  {
    name: 'HTTP 503',
    ...served(trustedUrl, 'server-error'),
    faults: [{ kind: 'break-service', domain: trustedUrl, status: 503 }],
    truth: [outage(trustedUrl)],
  },
  {
    name: 'HTTP 500',
    ...served(signIn, 'internal-error'),
    faults: [{ kind: 'break-service', domain: signIn, status: 500 }],
    truth: [outage(signIn)],
  },
  {
    name: 'a block page with HTTP 403',
    ...served(signIn, 'block-page'),
    faults: [block(signIn, 'http')],
    truth: [blocked(signIn, 'http')],
  },
  {
    name: 'a block page with HTTP 200',
    ...served(manage, 'block-page-with-success'),
    faults: [block(manage, 'http')],
    truth: [blocked(manage, 'http')],
  },
  {
    name: 'HTTP 403 with the headers of a proxy',
    ...served(trustedUrl, 'refused-by-proxy'),
    faults: [block(trustedUrl, 'http')],
    truth: [blocked(trustedUrl, 'http')],
  },
  ...(
    [
      ['a redirection elsewhere', 'redirect-elsewhere'],
      ['the discovery document of somebody else', 'wrong-discovery'],
      ['half a discovery document', 'garbled-discovery'],
      ['a connection closed instead of an answer', 'empty-answer'],
      ['headers of a megabyte', 'huge-headers'],
      ['an answer of one byte a second', 'dripping-answer'],
    ] as const
  ).map(
    ([name, manner]): Case => ({
      name,
      ...served(signIn, manner),
      faults: onlyErrors,
      ...blockedOrOut(signIn, 'http'),
    }),
  ),
  {
    name: 'a body of a gigabyte',
    ...served(trustedUrl, 'endless-body'),
    faults: onlyErrors,
    truth: [],
  },
];
