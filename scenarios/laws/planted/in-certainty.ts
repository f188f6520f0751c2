import type { Diagnosis } from '../../../src/diagnose/diagnosis.ts';
import { shownAsPredicted } from '../as-the-oracle.ts';
import { failingDoorsNeverWrong } from '../failing-doors.ts';
import { staleAnswersOwned } from '../false-answers.ts';
import { severalFaultsNeverWrong } from '../faults-named.ts';
import { mendedCauseGoes } from '../healing.ts';
import { lessEvidenceWidens } from '../less-evidence-widens.ts';
import { lostEvidenceNeverWrong } from '../lost-evidence-never-wrong.ts';
import { strangeWorldsNeverThrow } from '../never-throws.ts';
import { saysWhatFollowsFromAnything } from '../says-what-follows.ts';
import { product } from '../subject.ts';
import { type Planted, withDiagnosis } from './planted.ts';

/** A diagnosis that finds nothing, and leaves nothing to be found. */
const content = withDiagnosis(it => ({
  ...it,
  verdict: 'healthy',
  explanations: [],
  hidden: [],
  unassessed: [],
  excluded: [],
  contradiction: [],
}));

/** Diagnoses that never take back what they once named for certain. */
const stubborn = () => {
  let named: Diagnosis['explanations'] = [];
  return withDiagnosis(it => {
    if (it.verdict === 'explained') named = it.explanations;
    return it.verdict === 'healthy' && named.length > 0
      ? { ...it, verdict: 'explained', explanations: named }
      : it;
  });
};

/** Mistakes in how sure a diagnosis is. */
export const inCertainty: readonly Planted[] = [
  {
    name: 'all-is-well',
    does: 'Whatever is broken, all is well and there is nothing left to ask.',
    subject: content,
    caughtBy: severalFaultsNeverWrong,
  },
  {
    name: 'all-is-well-in-what-is-left',
    does: 'Whatever evidence is lost, all is well and there is nothing left to ask.',
    subject: content,
    caughtBy: lostEvidenceNeverWrong,
  },
  {
    name: 'all-is-well-behind-doors',
    does: 'Whatever doors stay shut, all is well and there is nothing left to ask.',
    subject: content,
    caughtBy: failingDoorsNeverWrong,
  },
  {
    name: 'sure-of-what-was-not-seen',
    does: 'Where little was looked at, a closed profile is ruled out.',
    subject: {
      ...product,
      diagnose: evidence => {
        const diagnosis = product.diagnose(evidence);
        return evidence.observations.length < 20
          ? { ...diagnosis, excluded: [...diagnosis.excluded, 'profile-closed'] }
          : diagnosis;
      },
    },
    caughtBy: lessEvidenceWidens,
  },
  {
    name: 'named-for-ever',
    does: 'What was named for certain is named still when all is well.',
    subject: stubborn(),
    caughtBy: mendedCauseGoes,
  },
  {
    name: 'two-states-taken-for-one',
    does: 'Where answers are of two states of a workstation, all is well.',
    subject: withDiagnosis(it =>
      it.verdict === 'unexplained' ? { ...it, verdict: 'healthy', contradiction: [] } : it,
    ),
    caughtBy: staleAnswersOwned,
  },
  {
    name: 'ruled-out-unasked',
    does: 'The first cause that nobody assessed is ruled out.',
    subject: withDiagnosis(it => ({
      ...it,
      excluded: [...it.excluded, ...it.unassessed.slice(0, 1).map(({ cause }) => cause)],
    })),
    caughtBy: saysWhatFollowsFromAnything,
  },
  {
    name: 'last-fault-missed',
    does: 'The last of the faults does not strike.',
    subject: { ...product, inflict: (world, faults) => product.inflict(world, faults.slice(0, -1)) },
    caughtBy: shownAsPredicted,
  },
  {
    name: 'one-reader-at-most',
    does: 'A workstation with several readers is more than can be simulated.',
    subject: {
      ...product,
      workstationOf: world => {
        if (world.readers.length > 1) throw new RangeError('one reader at most');
        return product.workstationOf(world);
      },
    },
    caughtBy: strangeWorldsNeverThrow,
  },
];
