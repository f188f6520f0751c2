import type { Evidence } from '../evidence/evidence.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { causes } from '../model/causes.ts';
import { table } from '../model/table.ts';
import { adviceFor } from './advice.ts';
import { bystanders } from './bystanders.ts';
import type { Diagnosis, Verdict } from './diagnosis.ts';
import { findingOf } from './finding.ts';
import { contradiction, type Explanation, inversionOf } from './invert.ts';
import { diagnosticLog, nextStep } from './next-step.ts';
import { type Problem, problemOf, scopeOf } from './problem.ts';
import { ruledOut } from './ruled-out.ts';

const weightOf = (explanation: Explanation, { hypotheses }: Problem): number =>
  explanation.reduce((weight, index) => {
    const cause = hypotheses[index]?.cause;
    return cause === undefined ? weight : weight * causes[cause].prior;
  }, 1);

/** Without a single answer nothing is known, not even that all is well. */
const verdictOf = (explanations: readonly Explanation[], { constraints }: Problem): Verdict => {
  if (constraints.every(({ key }) => key === 'symptom') && explanations[0]?.length === 0)
    return 'inconclusive';
  if (explanations.length === 0) return 'unexplained';
  if (explanations.length > 1) return 'inconclusive';
  return explanations[0]?.length === 0 ? 'healthy' : 'explained';
};

/** Says why the card cannot be read: evidence in, every minimal explanation out. Pure; the same evidence gives the same words. */
export const diagnose = (evidence: Evidence, guidance: Guidance, model = table): Diagnosis => {
  const scope = scopeOf(evidence, guidance);
  const problem = problemOf(evidence, guidance, model, scope);
  const inversion = inversionOf(problem.constraints, problem.bearing);
  const ranked = inversion
    .minimalExplanations()
    .map(explanation => ({ explanation, weight: weightOf(explanation, problem) }))
    .sort((a, b) => b.weight - a.weight || a.explanation.length - b.explanation.length);
  const explanations = ranked.map(({ explanation }) => explanation);
  const verdict = verdictOf(explanations, problem);
  const findings =
    explanations[0]?.length === 0
      ? []
      : explanations.map(explanation =>
          explanation.map(index => findingOf(index, problem, guidance)).sort((a, b) => a.step - b.step),
        );
  const conflict = verdict === 'unexplained' ? contradiction(problem.constraints) : [];
  const isExplainable = verdict !== 'unexplained';
  const { hidden, unassessed } = isExplainable
    ? bystanders(explanations, problem, inversion.possible)
    : { hidden: [], unassessed: [] };
  const excluded = isExplainable
    ? ruledOut(problem, inversion, scope, wider => problemOf(evidence, guidance, model, wider))
    : [];
  const next =
    verdict === 'inconclusive'
      ? nextStep(
          explanations,
          ranked.map(({ weight }) => weight),
          problem,
        )
      : verdict === 'unexplained'
        ? diagnosticLog
        : null;
  return {
    format: 1,
    verdict,
    symptom: evidence.symptom,
    explanations: findings,
    hidden,
    unassessed,
    excluded,
    contradiction: conflict.map(({ key, answer }) => `${key} = ${answer}`),
    next,
    advice: adviceFor(verdict, findings, hidden, evidence, guidance),
    guidance: { version: guidance.version, asOf: guidance.asOf },
  };
};
