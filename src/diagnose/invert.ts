import {
  absent,
  accounts,
  answersOn,
  bearingOf,
  type Constraint,
  mendersOf,
  open,
  present,
} from './constraint.ts';

/** Hypotheses by index, ascending. */
export type Explanation = readonly number[];

/** More explanations than anybody reads; ambiguous readers multiply them. */
export const mostExplanations = 500;

/** What a search for explanations came to. */
export interface Search {
  /** None holds another. */
  readonly explanations: readonly Explanation[];
  /** Whether these are all there are; a search that finds more than `mostExplanations` is broken off. */
  readonly isComplete: boolean;
}

/** The answers of one workstation, ready to be asked what accounts for them. */
export interface Inversion {
  /** The minimal sets of hypotheses that account for every answer, exactly. */
  readonly minimalExplanations: () => Search;
  /** Whether some solution holds this hypothesis. */
  readonly possible: (index: number) => boolean;
  /** Whether there is a solution at all. */
  readonly solvable: () => boolean;
}

/**
 * Searches for what accounts for the answers. Any solution E that holds the present hypotheses of a branch is reached from
 * it: a constraint violated under a subset of E is mended in E by a hypothesis that one of the next branches adds.
 */
export const inversionOf = (
  constraints: readonly Constraint[],
  bearing = bearingOf(constraints),
): Inversion => {
  // Only an answer that is not healthy, or one on which a present hypothesis bears, can lack a reason.
  const unhealthy = constraints.filter(({ healthy }) => !healthy);
  // One branch at a time: whoever changes it puts it back.
  const fates = bearing.map((): number => open);
  const held: number[] = [];

  const suspects = (index: number | undefined): readonly Constraint[] =>
    index === undefined ? unhealthy : answersOn(bearing, index);

  /** The unaccounted answer with the fewest menders; null when there is none, an answer that nothing mends at once. */
  const tightest = (): Constraint | null => {
    let tight: Constraint | null = null;
    let fewest = Number.POSITIVE_INFINITY;
    for (let i = 0; i <= held.length; i++)
      for (const constraint of suspects(held[i])) {
        const menders = mendersOf(fates, constraint);
        if (menders === null || menders >= fewest) continue;
        if (menders === 0) return constraint;
        [tight, fewest] = [constraint, menders];
      }
    return tight;
  };

  /** What `look` sees while this hypothesis is present. */
  const holding = (index: number, look: () => boolean): boolean => {
    fates[index] = present;
    held.push(index);
    const seen = look();
    held.pop();
    fates[index] = open;
    return seen;
  };

  /**
   * Looks at every branch in which one of an answer's menders is present and those before it that would not pass are absent,
   * until one is enough.
   */
  const someBranch = ({ deciders }: Constraint, isEnough: () => boolean): boolean => {
    const ruledOut: number[] = [];
    let enough = false;
    for (const { index, accepts, mayPass } of deciders) {
      const fate = fates[index];
      if (fate === present && !mayPass) break;
      if (fate !== open) continue;
      enough = accepts && holding(index, isEnough);
      if (enough) break;
      if (mayPass) continue;
      fates[index] = absent;
      ruledOut.push(index);
    }
    for (const index of ruledOut) fates[index] = open;
    return enough;
  };

  /** The first solution found, and all that was found to go with it: what does is possible without a search. */
  let solution: number[] | null = null;

  const minimalExplanations = (): Search => {
    const found: Explanation[] = [];
    const isFull = (): boolean => {
      if (found.length >= mostExplanations) return true;
      if (found.some(known => known.every(index => fates[index] === present))) return false;
      const mending = tightest();
      if (mending !== null) return someBranch(mending, isFull);
      solution ??= fates.slice();
      found.push(held.toSorted((a, b) => a - b));
      return false;
    };
    const isComplete = !isFull();
    const explanations = found.filter(
      explanation =>
        !found.some(
          other => other.length < explanation.length && other.every(index => explanation.includes(index)),
        ),
    );
    return { explanations, isComplete };
  };

  const leadsOn = (): boolean => {
    const mending = tightest();
    if (mending !== null) return someBranch(mending, leadsOn);
    solution ??= fates.slice();
    return true;
  };

  /** Whether a solution that is known stays one with this hypothesis beside it, or has it already. */
  const joins = (index: number): boolean => {
    if (solution === null) return false;
    const fates = solution;
    fates[index] = present;
    const stays = answersOn(bearing, index).every(constraint => accounts(fates, constraint));
    if (!stays) fates[index] = open;
    return stays;
  };

  const known: boolean[] = [];
  const possible = (index: number): boolean => {
    known[index] ??= joins(index) || holding(index, leadsOn);
    return known[index];
  };
  return { minimalExplanations, possible, solvable: leadsOn };
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
