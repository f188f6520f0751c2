import type { Case } from './case.ts';

const hour = 3600;
const year = 365 * 24 * hour;

const clock = (name: string, seconds: number): Case => ({
  name,
  troubles: [{ kind: 'clock', seconds }],
  faults: [{ kind: 'skew-clock', seconds }],
  truth: [{ cause: 'clock-wrong' }],
});

const portal = (name: string, takes: 'all-web' | 'plain-web' | 'all-names' | 'in-place'): Case => ({
  name,
  troubles: [{ kind: 'portal', takes }],
  faults: [{ kind: 'require-portal' }],
  truth: [{ cause: 'captive-portal' }],
});

/** What is about the workstation or its network, and no single host. */
export const surroundingCases: readonly Case[] = [
  clock('a clock three years ahead', 3 * year),
  clock('a clock three years behind', -3 * year),
  clock('a clock an hour ahead', hour),
  { ...clock('a clock a minute behind', -60), truth: [] },
  portal('a portal in the place of every web server', 'all-web'),
  portal('a portal that resets TLS', 'plain-web'),
  portal('a portal that drops TLS and answers in the page’s place', 'in-place'),
  portal('a portal under every name', 'all-names'),
];
