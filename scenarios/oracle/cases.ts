import fc from 'fast-check';
import type { Fault } from '../../sim/faults/faults.ts';
import { faultUniverse, pairsOf, placeOf } from './fault-universe.ts';
import type { Case } from './sweep.ts';

/** Somebody who knows more than a workstation can see. */
const told = { directory: 'reachable', answers: 'truthful' } as const;

const single = (faults: readonly Fault[]): readonly Case[] => faults.map(fault => ({ faults: [fault] }));

/** Every single fault, with every number. */
export const singles = (): readonly Case[] => single(faultUniverse(Number.POSITIVE_INFINITY));

/** Every single fault where everybody answers, with so many of each number. */
export const singlesTold = (mostNumbers: number): readonly Case[] =>
  single(faultUniverse(mostNumbers)).map(one => ({ ...one, told }));

/** Every pair of faults, with so many of each number. */
export function* pairs(mostNumbers: number): Generator<Case> {
  for (const faults of pairsOf(faultUniverse(mostNumbers))) yield { faults };
}

/** The same where everybody answers. */
export function* pairsTold(mostNumbers: number): Generator<Case> {
  for (const one of pairs(mostNumbers)) yield { ...one, told };
}

/** So many faults of different kinds at random, half of the cases with everybody answering. */
export const samples = (size: number, { seed, runs }: { seed: number; runs: number }): readonly Case[] =>
  fc
    .sample(
      fc.uniqueArray(fc.constantFrom(...faultUniverse(3)), {
        minLength: size,
        maxLength: size,
        selector: placeOf,
      }),
      { seed, numRuns: runs },
    )
    .map((faults, i) => (i % 2 === 0 ? { faults } : { faults, told }));
