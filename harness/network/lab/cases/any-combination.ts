import fc from 'fast-check';
import { type Case, required } from './case.ts';
import {
  carried,
  clockAhead,
  cut,
  dropped,
  expired,
  filtered,
  inspected,
  intercepted,
  out,
  type Part,
  pageInstead,
  refusedByProxy,
  together,
  withheld,
} from './parts.ts';

/** What may be wrong at one host, and is told from everything else. */
const atHost: readonly ((host: string) => Part)[] = [
  withheld,
  host => withheld(host, 'refused', 'refused'),
  host => withheld(host, 'sinkhole', 'sinkhole'),
  host => withheld(host, 'private', 'private'),
  dropped,
  host => filtered(host, 'reset', 'refused'),
  host => filtered(host, 'prohibited', 'unreachable'),
  host => filtered(host, 'reset-what-is-said', 'reset', 'tls'),
  cut,
  host => cut(host, 'refuse-hello', 'refused'),
  host => cut(host, 'silent-on-hello', 'timed-out'),
  host => cut(host, 'tls-1.0', 'old-version'),
  inspected,
  host => intercepted(host, 'self-signed'),
  host => intercepted(host, 'filter-expired'),
  expired,
  pageInstead,
  out,
];

/** What may be wrong at one host of all, since a workstation has one proxy. */
const atOneHost: readonly ((host: string) => Part)[] = [
  carried,
  host => refusedByProxy(host, 'deny'),
  host => refusedByProxy(host, 'ask-for-credentials'),
];

const nothing: Part = { troubles: [], faults: [], truth: [] };

const part = (makers: readonly ((host: string) => Part)[], host: string): fc.Arbitrary<Part> =>
  fc.constantFrom(...makers).map(make => make(host));

const clock = fc.oneof(
  { weight: 4, arbitrary: fc.constant(nothing) },
  { weight: 1, arbitrary: fc.constantFrom(7200, -7200, 90_000).map(clockAhead) },
);

/** Each host in good order or with something wrong at it, one of them perhaps behind a proxy, and the clock right or wrong. */
export const anyCombination: fc.Arbitrary<Case> = fc
  .tuple(fc.shuffledSubarray([...required], { minLength: 1 }), fc.boolean(), clock)
  .chain(([hosts, proxy, time]) => {
    const [first = '', ...others] = hosts;
    return fc
      .tuple(part(proxy ? atOneHost : atHost, first), ...others.map(host => part(atHost, host)))
      .map(parts => together('', ...parts, time));
  });

/** So many combinations from a seed, each named after it. */
export const combinations = (seed: number, runs: number): readonly Case[] =>
  fc
    .sample(anyCombination, { seed, numRuns: runs })
    .map((found, index) => ({ ...found, name: `combination ${index + 1} of seed ${seed}` }));
