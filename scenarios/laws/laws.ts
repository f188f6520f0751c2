import { rightAtEveryPoint } from '../over-time/right-at-every-point.ts';
import { accountedFor } from './accounted-for.ts';
import { explainedAsByBruteForce, shownAsPredicted } from './as-the-oracle.ts';
import { everyWaitEnds } from './bounded-time.ts';
import { delayedAnswersNeverWrong } from './delayed-answers.ts';
import { failingDoorsNeverWrong } from './failing-doors.ts';
import { falseAnswersOwned, staleAnswersOwned } from './false-answers.ts';
import { oneFaultNamed, severalFaultsNeverWrong } from './faults-named.ts';
import { healedStepByStep, mendedCauseGoes } from './healing.ts';
import { healthyIsHealthy } from './healthy-is-healthy.ts';
import type { Law } from './law.ts';
import { lessEvidenceWidens } from './less-evidence-widens.ts';
import { lostEvidenceNeverWrong } from './lost-evidence-never-wrong.ts';
import { garbageNeverThrows, strangeWorldsNeverThrow } from './never-throws.ts';
import { onceIsNoFault } from './once-is-no-fault.ts';
import { orderAndNoise } from './order-and-noise.ts';
import { filesKeepEverything } from './round-trip.ts';
import { nameOfReader, orderOfFaults } from './same-in-other-words.ts';
import { saysWhatFollows, saysWhatFollowsFromAnything } from './says-what-follows.ts';
import { cardLeftAsItWas, sameWorldSameBytes } from './traceless.ts';

/** Every law, in the order in which a run checks them. */
export const laws: readonly Law[] = [
  healthyIsHealthy,
  oneFaultNamed,
  onceIsNoFault,
  severalFaultsNeverWrong,
  accountedFor,
  explainedAsByBruteForce,
  shownAsPredicted,
  saysWhatFollows,
  saysWhatFollowsFromAnything,
  lostEvidenceNeverWrong,
  lessEvidenceWidens,
  falseAnswersOwned,
  staleAnswersOwned,
  failingDoorsNeverWrong,
  delayedAnswersNeverWrong,
  mendedCauseGoes,
  healedStepByStep,
  orderAndNoise,
  orderOfFaults,
  nameOfReader,
  filesKeepEverything,
  strangeWorldsNeverThrow,
  garbageNeverThrows,
  everyWaitEnds,
  cardLeftAsItWas,
  sameWorldSameBytes,
  rightAtEveryPoint,
];
