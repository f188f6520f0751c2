import type { Constraint } from './problem.ts';

/** Hypotheses by index, ascending. */
export type Explanation = readonly number[];

/** What a branch of the search holds of each hypothesis, by its number: nothing yet (0), `present` or `absent`. */
type Fates = readonly number[];
const present = 1;
const absent = 2;

/** Whether exactly the present hypotheses account for the answer: the first decider among them that does not pass it on must accept it. */
export const accounts = (fates: Fates, { deciders, healthy }: Constraint): boolean => {
  for (const { index, accepts, mayPass } of deciders) {
    if (fates[index] !== present) continue;
    if (accepts) return true;
    if (!mayPass) return false;
  }
  return healthy;
};

interface Branch {
  readonly fates: Fates;
  /** The present ones. */
  readonly held: readonly number[];
}

/** The deciders, by their place in the row, of which each would mend a violated constraint if it were present. */
const menders = (fates: Fates, { deciders }: Constraint): readonly number[] => {
  const found: number[] = [];
  for (const [place, { index, accepts, mayPass }] of deciders.entries()) {
    const fate = fates[index];
    if (accepts && fate !== present && fate !== absent) found.push(place);
    if (fate === present && !mayPass) break;
  }
  return found;
};

/** The branch in which the decider at this place is present; those before it that would not pass must be absent. */
const mended = ({ fates, held }: Branch, { deciders }: Constraint, place: number): Branch => {
  const next = fates.slice();
  for (const { index, mayPass } of deciders.slice(0, place)) if (!mayPass) next[index] = absent;
  const index = deciders[place]?.index ?? 0;
  next[index] = present;
  return { fates: next, held: [...held, index] };
};

/** More explanations than anybody reads; ambiguous readers multiply them. */
export const mostExplanations = 500;

/** The answers of one workstation, ready to be asked what accounts for them. */
export interface Inversion {
  /** All minimal sets of hypotheses that account for every answer, exactly, up to `mostExplanations`. */
  readonly minimalExplanations: () => readonly Explanation[];
  /** Whether some solution holds this hypothesis. */
  readonly possible: (index: number) => boolean;
  /** Whether there is a solution at all. */
  readonly solvable: () => boolean;
}

/**
 * Searches for what accounts for the answers. Any solution E that holds the present hypotheses of a branch is reached from
 * it: a constraint violated under a subset of E is mended in E by a hypothesis that one of the next branches adds.
 */
export const inversionOf = (constraints: readonly Constraint[]): Inversion => {
  // Only an answer that is not healthy, or one on which a present hypothesis bears, can lack a reason.
  const unhealthy = constraints.filter(({ healthy }) => !healthy);
  const bearing: Constraint[][] = [];
  for (const constraint of constraints)
    for (const { index } of constraint.deciders) {
      bearing[index] ??= [];
      bearing[index].push(constraint);
    }

  const unknown = Array.from(bearing, () => 0);

  /** The ways to mend the violated constraint that has the fewest; null when none is violated. */
  const tightest = (branch: Branch): readonly Branch[] | null => {
    let tight: Constraint | null = null;
    let fewest: readonly number[] = [];
    const suspects = [...branch.held.map(index => bearing[index] ?? []), unhealthy];
    for (const some of suspects)
      for (const constraint of some) {
        if (accounts(branch.fates, constraint)) continue;
        const places = menders(branch.fates, constraint);
        if (places.length === 0) return [];
        if (tight === null || places.length < fewest.length) [tight, fewest] = [constraint, places];
      }
    if (tight === null) return null;
    const chosen = tight;
    return fewest.map(place => mended(branch, chosen, place));
  };

  const nothing: Branch = { fates: unknown, held: [] };
  const withOneMore = ({ fates, held }: Branch, index: number): Branch => {
    const more = fates.slice();
    more[index] = present;
    return { fates: more, held: [index, ...held] };
  };

  /** The first solution found: what goes with it is possible without a search. */
  let solution: Branch | null = null;

  const minimalExplanations = (): readonly Explanation[] => {
    const found: Explanation[] = [];
    const visit = (branch: Branch): void => {
      const { fates, held } = branch;
      const isKnown = found.some(known => known.every(index => fates[index] === present));
      if (found.length >= mostExplanations || isKnown) return;
      const mendings = tightest(branch);
      if (mendings === null) {
        solution ??= branch;
        found.push(held.toSorted((a, b) => a - b));
      } else for (const next of mendings) visit(next);
    };
    visit(nothing);
    return found.filter(
      explanation =>
        !found.some(
          other => other.length < explanation.length && other.every(index => explanation.includes(index)),
        ),
    );
  };

  const leadsOn = (branch: Branch): boolean => {
    const mendings = tightest(branch);
    return mendings === null || mendings.some(leadsOn);
  };
  const staysSolved = ({ fates, held }: Branch): boolean =>
    held.every(index => bearing[index]?.every(constraint => accounts(fates, constraint)) ?? true);

  const known: boolean[] = [];
  const possible = (index: number): boolean => {
    known[index] ??=
      (solution !== null && staysSolved(withOneMore(solution, index))) ||
      leadsOn(withOneMore(nothing, index));
    return known[index];
  };
  return { minimalExplanations, possible, solvable: () => leadsOn(nothing) };
};

/** A smallest-by-deletion set of answers that no set of hypotheses accounts for; empty when there is a solution. */
export const contradiction = (constraints: readonly Constraint[]): readonly Constraint[] => {
  const solvable = (some: readonly Constraint[]) => inversionOf(some).solvable();
  if (solvable(constraints)) return [];
  let kept = [...constraints];
  for (const constraint of constraints) {
    const without = kept.filter(other => other !== constraint);
    if (!solvable(without)) kept = without;
  }
  return kept;
};
