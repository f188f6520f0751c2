import { inCertainty } from './in-certainty.ts';
import { inDiagnosis } from './in-diagnosis.ts';
import { inEvidence } from './in-evidence.ts';
import { inModel } from './in-model.ts';
import { inSimulator } from './in-simulator.ts';
import { inWhatFollows } from './in-what-follows.ts';
import type { Planted } from './planted.ts';

/** Mistakes that the laws must find: what finds none of them proves nothing. */
export const plantedBugs: readonly Planted[] = [
  ...inModel,
  ...inDiagnosis,
  ...inCertainty,
  ...inWhatFollows,
  ...inEvidence,
  ...inSimulator,
];
