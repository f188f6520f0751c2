import type { Observation } from '../evidence/evidence.ts';
import type { Reading } from './knowledge.ts';

/** One answered question: which present hypotheses would account for the answer. */
export interface Constraint extends Reading {
  readonly key: string;
  readonly answer: string;
  readonly by: Observation['by'];
}

/** What the search holds of each hypothesis, by its number: nothing yet (`open`), `present` or `absent`. */
export type Fates = readonly number[];
export const open = 0;
export const present = 1;
export const absent = 2;

/**
 * How many hypotheses would each give an unaccounted answer its reason if they were present too; null when the present ones
 * account for it: the first decider among them that does not pass it on accepts it.
 */
export const mendersOf = (fates: Fates, { deciders, healthy }: Constraint): number | null => {
  let menders = 0;
  for (const { index, accepts, mayPass } of deciders) {
    const fate = fates[index];
    if (fate === present) {
      if (accepts) return null;
      if (!mayPass) return menders;
    } else if (accepts && fate !== absent) menders++;
  }
  return healthy ? null : menders;
};

/** Whether exactly the present hypotheses account for the answer. */
export const accounts = (fates: Fates, constraint: Constraint): boolean =>
  mendersOf(fates, constraint) === null;

/** For each hypothesis, by its number, the answers on which it bears, in their order. */
export type Bearing = readonly (readonly Constraint[])[];

/** The answers on which each of these hypotheses bears, and any other that bears on some. */
export const bearingOf = (
  constraints: readonly Constraint[],
  hypotheses: readonly unknown[] = [],
): Bearing => {
  // Counted first, since lists that grow cost more than counting.
  const left = hypotheses.map(() => 0);
  for (const { deciders } of constraints)
    for (const { index } of deciders) {
      while (left.length <= index) left.push(0);
      left[index] = (left[index] ?? 0) + 1;
    }
  const bearing = left.map(count => new Array<Constraint>(count));
  for (const constraint of constraints.toReversed())
    for (const { index } of constraint.deciders) {
      const answers = bearing[index] ?? [];
      const place = (left[index] ?? 0) - 1;
      answers[place] = constraint;
      left[index] = place;
    }
  return bearing;
};

/** The answers on which one hypothesis bears; none for a number that no hypothesis has. */
export const answersOn = (bearing: Bearing, index: number): readonly Constraint[] => bearing[index] ?? [];
