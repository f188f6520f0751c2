import type { Evidence } from '../evidence/evidence.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { causes } from '../model/causes.ts';
import { table } from '../model/table.ts';
import { adviceFor } from './advice.ts';
import { bystanders } from './bystanders.ts';
import type { Diagnosis, Verdict } from './diagnosis.ts';
import { findingOf } from './finding.ts';
import { contradiction, type Explanation, inversionOf, type Search } from './invert.ts';
import { hypothesisAt } from './knowledge.ts';
import { diagnosticLog, nextStep } from './next-step.ts';
import { type Problem, problemOf } from './problem.ts';
import { ruledOut } from './ruled-out.ts';

/** How likely it is that just these causes came together; rounded, so that the order in which they are named makes no difference. */
const weightOf = (explanation: Explanation, problem: Problem): number => {
  const weight = explanation.reduce(
    (weight, index) => weight * causes[hypothesisAt(problem, index).cause].prior,
    1,
  );
  return Number(weight.toPrecision(12));
};

/** Without a single answer nothing is known, not even that all is well. */
const verdictOf = ({ explanations, isComplete }: Search, { constraints }: Problem): Verdict => {
  if (constraints.every(({ key }) => key === 'symptom') && explanations[0]?.length === 0)
    return 'inconclusive';
  if (explanations.length === 0) return 'unexplained';
  if (explanations.length > 1 || !isComplete) return 'inconclusive';
  return explanations[0]?.length === 0 ? 'healthy' : 'explained';
};

/** What is said beside the explanations. */
type Beside = Pick<Diagnosis, 'hidden' | 'unassessed' | 'excluded' | 'contradiction' | 'next'>;

/** Of answers that nothing explains nothing is concluded but which of them contradict each other. */
const besideNone = ({ constraints }: Problem): Beside => ({
  hidden: [],
  unassessed: [],
  excluded: [],
  contradiction: contradiction(constraints).map(({ key, answer }) => `${key} = ${answer}`),
  next: diagnosticLog,
});

/** Says why the card cannot be read: evidence in, every minimal explanation out. Pure; the same evidence gives the same words. */
export const diagnose = (evidence: Evidence, guidance: Guidance, model = table): Diagnosis => {
  const problem = problemOf(evidence, guidance, model);
  const inversion = inversionOf(problem.constraints, problem.bearing);
  const search = inversion.minimalExplanations();
  const ranked = search.explanations
    .map(explanation => ({ explanation, weight: weightOf(explanation, problem) }))
    .sort((a, b) => b.weight - a.weight || a.explanation.length - b.explanation.length);
  const explanations = ranked.map(({ explanation }) => explanation);
  const verdict = verdictOf(search, problem);
  const findings =
    explanations[0]?.length === 0
      ? []
      : explanations.map(explanation =>
          explanation.map(index => findingOf(index, problem, guidance)).sort((a, b) => a.step - b.step),
        );
  const besideSome = (): Beside => ({
    excluded: ruledOut(problem, inversion),
    contradiction: [],
    next: verdict === 'inconclusive' ? nextStep(ranked, problem) : null,
    ...bystanders(explanations, problem, inversion.possible),
  });
  const beside = verdict === 'unexplained' ? besideNone(problem) : besideSome();
  const { hidden, unassessed, excluded, next } = beside;
  return {
    format: 1,
    verdict,
    symptom: evidence.symptom,
    explanations: findings,
    complete: search.isComplete,
    hidden,
    unassessed,
    excluded,
    contradiction: beside.contradiction,
    next,
    advice: adviceFor(
      { verdict, explanations: findings, complete: search.isComplete, hidden },
      evidence,
      guidance,
    ),
    guidance: { version: guidance.version, asOf: guidance.asOf },
  };
};
