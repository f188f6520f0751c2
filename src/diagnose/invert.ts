import type { Constraint } from './problem.ts';

/** Hypotheses by index, ascending. */
export type Explanation = readonly number[];

/** Whether exactly these hypotheses account for the answer: the first present decider that does not pass it on must accept it. */
export const accounts = (present: ReadonlySet<number>, { deciders, healthy }: Constraint): boolean => {
  for (const { index, accepts, mayPass } of deciders) {
    if (!present.has(index)) continue;
    if (accepts) return true;
    if (!mayPass) return false;
  }
  return healthy;
};

interface Branch {
  readonly present: ReadonlySet<number>;
  readonly absent: ReadonlySet<number>;
}

/** Every way to mend one violated constraint by one more present hypothesis; those that must stand aside become absent. */
const mend = ({ present, absent }: Branch, constraint: Constraint): readonly Branch[] => {
  const branches: Branch[] = [];
  const before: number[] = [];
  for (const { index, accepts, mayPass } of constraint.deciders) {
    if (accepts && !absent.has(index) && !present.has(index))
      branches.push({ present: new Set([...present, index]), absent: new Set([...absent, ...before]) });
    if (mayPass) continue;
    if (present.has(index)) break;
    before.push(index);
  }
  return branches;
};

/** The violated constraint with the fewest mendings; null when none is violated. */
const tightest = (branch: Branch, constraints: readonly Constraint[]): readonly Branch[] | null => {
  let fewest: readonly Branch[] | null = null;
  for (const constraint of constraints) {
    if (accounts(branch.present, constraint)) continue;
    const mendings = mend(branch, constraint);
    if (mendings.length === 0) return mendings;
    if (fewest === null || mendings.length < fewest.length) fewest = mendings;
  }
  return fewest;
};

const contains = (whole: ReadonlySet<number>, part: Explanation): boolean =>
  part.every(index => whole.has(index));

/** More explanations than anybody reads; ambiguous readers multiply them. */
export const mostExplanations = 500;

/**
 * All minimal sets of hypotheses that account for every answer, exactly, up to `mostExplanations`. Any solution E that
 * holds `present` is reached: a constraint violated under a subset of E is mended in E by a hypothesis that one of the
 * branches adds.
 */
export const minimalExplanations = (constraints: readonly Constraint[]): readonly Explanation[] => {
  const found: Explanation[] = [];
  const visit = (branch: Branch): void => {
    if (found.length >= mostExplanations || found.some(known => contains(branch.present, known))) return;
    const mendings = tightest(branch, constraints);
    if (mendings === null) found.push([...branch.present].sort((a, b) => a - b));
    else for (const next of mendings) visit(next);
  };
  visit({ present: new Set(), absent: new Set() });
  const sets = found.map(explanation => new Set(explanation));
  return found.filter(
    (explanation, i) =>
      !found.some(
        (other, j) => j !== i && other.length < explanation.length && contains(sets[i] ?? new Set(), other),
      ),
  );
};

/** Whether some solution holds all of `wanted`. */
export const possible = (wanted: readonly number[], constraints: readonly Constraint[]): boolean => {
  const visit = (branch: Branch): boolean => {
    const mendings = tightest(branch, constraints);
    return mendings === null || mendings.some(visit);
  };
  return visit({ present: new Set(wanted), absent: new Set() });
};

/** A smallest-by-deletion set of answers that no set of hypotheses accounts for; empty when there is a solution. */
export const contradiction = (constraints: readonly Constraint[]): readonly Constraint[] => {
  if (possible([], constraints)) return [];
  let kept = [...constraints];
  for (const constraint of constraints) {
    const without = kept.filter(other => other !== constraint);
    if (!possible([], without)) kept = without;
  }
  return kept;
};
