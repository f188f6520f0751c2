import type { Manner } from '../servers/manners.ts';
import type { FilterDeed, NameAnswer } from '../trouble.ts';
import { block, blocked, type Case, type How, outage, proxied, type Seen } from './case.ts';

/** A case without a name: one of several things that may be wrong at once. */
export type Part = Omit<Case, 'name'>;

export const withheld = (host: string, answer: NameAnswer = 'no-such-name', seen?: Seen): Part => ({
  troubles: [{ kind: 'name', host, answer }],
  faults: [block(host, 'dns', seen)],
  truth: [blocked(host, 'dns')],
});

export const filtered = (host: string, does: FilterDeed, seen: Seen, how: How = 'tcp'): Part => ({
  troubles: [{ kind: 'filter', host, does }],
  faults: [block(host, how, seen)],
  truth: [blocked(host, how)],
});

export const dropped = (host: string): Part => filtered(host, 'drop', 'timed-out');

export const cut = (host: string, manner: Manner = 'reset-on-hello', seen: Seen = 'reset'): Part => ({
  troubles: [{ kind: 'server', host, manner }],
  faults: [block(host, 'tls', seen)],
  truth: [blocked(host, 'tls')],
});

export const intercepted = (host: string, manner: Manner): Part => ({
  troubles: [{ kind: 'server', host, manner }],
  faults: [block(host, 'tls-intercepted')],
  truth: [blocked(host, 'tls-intercepted')],
});

export const inspected = (host: string): Part => ({
  troubles: [{ kind: 'inspect', host }],
  faults: [block(host, 'tls-intercepted')],
  truth: [blocked(host, 'tls-intercepted')],
});

export const expired = (host: string): Part => ({
  troubles: [{ kind: 'server', host, manner: 'expired' }],
  faults: [{ kind: 'spoil-host-certificate', domain: host, flaw: 'expired' }],
  truth: [outage(host)],
});

export const pageInstead = (host: string): Part => ({
  troubles: [{ kind: 'server', host, manner: 'block-page' }],
  faults: [block(host, 'http')],
  truth: [blocked(host, 'http')],
});

export const out = (host: string): Part => ({
  troubles: [{ kind: 'server', host, manner: 'server-error' }],
  faults: [{ kind: 'break-service', domain: host, status: 503 }],
  truth: [outage(host)],
});

export const carried = (host: string): Part => ({
  troubles: [{ kind: 'proxy', carries: [host], does: 'tunnel' }],
  faults: [{ kind: 'route-through-proxy', domain: host }],
  truth: [proxied(host)],
});

export const refusedByProxy = (host: string, does: 'deny' | 'ask-for-credentials'): Part => {
  const how = does === 'deny' ? 'proxy-denied' : 'proxy-auth';
  return {
    troubles: [{ kind: 'proxy', carries: [host], does }],
    faults: [block(host, how)],
    truth: [blocked(host, how)],
  };
};

export const clockAhead = (seconds: number): Part => ({
  troubles: [{ kind: 'clock', seconds }],
  faults: [{ kind: 'skew-clock', seconds }],
  truth: [{ cause: 'clock-wrong' }],
});

export const named = (name: string, part: Part): Case => ({ name, ...part });

/** Several things at once. */
export const together = (name: string, ...parts: readonly Part[]): Case => ({
  name,
  troubles: parts.flatMap(({ troubles }) => troubles),
  faults: parts.flatMap(({ faults }) => (typeof faults === 'string' ? [] : faults)),
  truth: parts.flatMap(({ truth }) => truth),
});
