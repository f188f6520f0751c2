import type { Diagnosis, Finding } from '../../../src/diagnose/diagnosis.ts';
import { questionKey } from '../../../src/evidence/questions.ts';
import { accountedFor } from '../accounted-for.ts';
import { answersIn } from '../answers.ts';
import { falseAnswersOwned } from '../false-answers.ts';
import { oneFaultNamed } from '../faults-named.ts';
import { healedStepByStep } from '../healing.ts';
import { lostEvidenceNeverWrong } from '../lost-evidence-never-wrong.ts';
import { garbageNeverThrows } from '../never-throws.ts';
import { orderAndNoise } from '../order-and-noise.ts';
import { product } from '../subject.ts';
import { type Planted, readingAs, withDiagnosis } from './planted.ts';

const eachFinding = (change: (finding: Finding) => Finding) =>
  withDiagnosis(diagnosis => ({
    ...diagnosis,
    explanations: diagnosis.explanations.map(findings => findings.map(change)),
  }));

const explained = (explanations: Diagnosis['explanations']) =>
  explanations.length === 1 ? { explanations, verdict: 'explained' as const } : { explanations };

/** Mistakes in the inversion and in what becomes of it. */
export const inDiagnosis: readonly Planted[] = [
  {
    name: 'first-explanation-only',
    does: 'Of several explanations only the likeliest is told, as if it were certain.',
    subject: withDiagnosis(it => ({ ...it, ...explained(it.explanations.slice(0, 1)) })),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'last-explanation-lost',
    does: 'Of several explanations the last is not told.',
    subject: withDiagnosis(it =>
      it.explanations.length > 1 ? { ...it, ...explained(it.explanations.slice(0, -1)) } : it,
    ),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'excluded-too-much',
    does: 'What was not assessed counts as ruled out.',
    subject: withDiagnosis(it => ({
      ...it,
      excluded: [...it.excluded, ...it.unassessed.map(({ cause }) => cause)],
    })),
    caughtBy: lostEvidenceNeverWrong,
  },
  {
    name: 'contradiction-swallowed',
    does: 'A contradiction is passed over as if all were well.',
    subject: withDiagnosis(it =>
      it.verdict === 'unexplained' ? { ...it, verdict: 'healthy', contradiction: [] } : it,
    ),
    caughtBy: falseAnswersOwned,
  },
  {
    name: 'contradiction-not-minimal',
    does: 'Of a contradiction every answer is shown, those that have no part in it too.',
    subject: {
      ...product,
      diagnose: evidence => {
        const diagnosis = product.diagnose(evidence);
        return diagnosis.verdict === 'unexplained'
          ? { ...diagnosis, contradiction: answersIn(evidence) }
          : diagnosis;
      },
    },
    caughtBy: falseAnswersOwned,
  },
  {
    name: 'hidden-forgotten',
    does: 'Nothing is said of causes behind the one that is named.',
    subject: withDiagnosis(it => ({ ...it, hidden: [] })),
    caughtBy: healedStepByStep,
  },
  {
    name: 'silence-is-health',
    does: 'A workstation is called healthy when nothing was answered.',
    subject: withDiagnosis(it =>
      it.verdict === 'inconclusive' && it.explanations.length === 0 ? { ...it, verdict: 'healthy' } : it,
    ),
    caughtBy: garbageNeverThrows,
  },
  {
    name: 'answer-not-accounted-for',
    does: 'An explanation does not say that it accounts for the last answer.',
    subject: eachFinding(finding => ({ ...finding, because: finding.because.slice(0, -1) })),
    caughtBy: accountedFor,
  },
  {
    name: 'explanation-not-minimal',
    does: 'Beside an explanation a larger one is told, which holds it.',
    subject: withDiagnosis(it => ({ ...it, explanations: [...it.explanations, it.explanations.flat()] })),
    caughtBy: accountedFor,
  },
  {
    name: 'target-lost',
    does: 'A finding does not say which host or reader it is about.',
    subject: eachFinding(({ target: _, ...finding }) => finding),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'order-counts',
    does: 'What comes first in the evidence decides what is advised.',
    subject: {
      ...product,
      diagnose: evidence => {
        const diagnosis = product.diagnose(evidence);
        const [first] = evidence.observations;
        return first?.target === undefined ? diagnosis : { ...diagnosis, advice: [] };
      },
    },
    caughtBy: orderAndNoise,
  },
  {
    name: 'last-answer-wins',
    does: 'Of two answers to one question only the later is read.',
    subject: readingAs(evidence => ({
      ...evidence,
      observations: [
        ...new Map(
          evidence.observations.map(seen => [questionKey(seen.question, seen.target), seen] as const),
        ).values(),
      ],
    })),
    caughtBy: falseAnswersOwned,
  },
];
