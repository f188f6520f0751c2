import { explainedAsByBruteForce } from '../as-the-oracle.ts';
import { saysWhatFollows } from '../says-what-follows.ts';
import { type Planted, withDiagnosis } from './planted.ts';

/** Mistakes in what a diagnosis says beside the causes it names. */
export const inWhatFollows: readonly Planted[] = [
  {
    name: 'unlikeliest-first',
    does: 'Explanations are told in the wrong order.',
    subject: withDiagnosis(it => ({ ...it, explanations: it.explanations.toReversed() })),
    caughtBy: saysWhatFollows,
  },
  {
    name: 'reason-lost',
    does: 'Of the answers behind a finding the first is not told.',
    subject: withDiagnosis(it => ({
      ...it,
      explanations: it.explanations.map(findings =>
        findings.map(finding => ({ ...finding, because: finding.because.slice(1) })),
      ),
    })),
    caughtBy: saysWhatFollows,
  },
  {
    name: 'asks-what-tells-nothing',
    does: 'The next check is always the same, whatever it tells.',
    subject: withDiagnosis(it => ({
      ...it,
      next: it.next === null ? null : { ...it.next, question: 'person.card-number' },
    })),
    caughtBy: saysWhatFollows,
  },
  {
    name: 'unassessed-lost',
    does: 'Of the causes that nobody assessed the first is not told.',
    subject: withDiagnosis(it => ({ ...it, unassessed: it.unassessed.slice(1) })),
    caughtBy: saysWhatFollows,
  },
  {
    name: 'nothing-to-ask',
    does: 'Of no unassessed cause is it said how to assess it.',
    subject: withDiagnosis(it => ({ ...it, unassessed: it.unassessed.map(one => ({ ...one, ask: null })) })),
    caughtBy: saysWhatFollows,
  },
  {
    name: 'nothing-ruled-out',
    does: 'No cause is ever ruled out.',
    subject: withDiagnosis(it => ({ ...it, excluded: [] })),
    caughtBy: saysWhatFollows,
  },
  {
    name: 'explanation-with-passenger',
    does: 'An explanation names one cause more than it needs.',
    subject: withDiagnosis(it => {
      const [first = [], second = []] = it.explanations;
      return second.length === 0
        ? it
        : { ...it, explanations: [[...first, ...second]], verdict: 'explained' };
    }),
    caughtBy: explainedAsByBruteForce,
  },
];
