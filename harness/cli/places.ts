import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence, Observation } from '../../src/evidence/evidence.ts';
import { questionKey } from '../../src/evidence/questions.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { askAbout, investigate } from '../../src/investigate.ts';
import { guidanceFor } from '../input/guidance.ts';
import type { Io } from './io.ts';
import { deadlineOption, onePlace, openPlace, symptomOption, type WorkstationOptions } from './open-place.ts';
import { showProgress } from './progress.ts';

/** Where to look, and how. */
export interface PlaceOptions extends WorkstationOptions {
  readonly evidence?: string;
  readonly answers?: string;
}

/** What was found at the place. */
export interface Found {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
  readonly guidance: Guidance;
  /** For a heading: `this machine`, `scenario NAME`… */
  readonly place: string;
}

/** Takes in what people answered, before what a simulated person says; an answer that settles nothing is said aloud. */
const withAnswers = async (evidence: Evidence, file: string | undefined, io: Io): Promise<Evidence> => {
  if (file === undefined) return evidence;
  const [{ readText }, { parseAnswers }, { answersFrom }] = await Promise.all([
    import('../input/read-data.ts'),
    import('../person/parse-answers.ts'),
    import('../person/answers.ts'),
  ]);
  const told = parseAnswers(await readText(file), file);
  const isTold = ({ question, target, by }: Observation): boolean =>
    by === 'person' && Object.hasOwn(told, questionKey(question, target));
  const others = evidence.observations.filter(observation => !isTold(observation));
  const whole = await askAbout({ ...evidence, observations: others }, answersFrom(told), 1000);
  const used = new Set(
    whole.observations.filter(isTold).map(({ question, target }) => questionKey(question, target)),
  );
  for (const key of Object.keys(told))
    if (!used.has(key))
      io.err(
        `warning: ${file}: ${key} is not used: the machine answered it, or met no such host or reader\n`,
      );
  return whole;
};

/** The evidence of a workstation that can be asked now. */
const seen = async (options: PlaceOptions, guidance: Guidance, io: Io) => {
  const { workstation, symptom, deadline, place, waits, close } = await openPlace(options, guidance, io);
  const progress = waits ? showProgress(io) : null;
  try {
    const onProbe = progress === null ? {} : { onProbe: progress.probeEnded };
    return { place, evidence: await investigate(workstation, { guidance, symptom, deadline, ...onProbe }) };
  } finally {
    progress?.end();
    await close();
  }
};

/** Evidence that an earlier run saved; --symptom replaces what it says. */
const saved = async (file: string, options: PlaceOptions, io: Io): Promise<Evidence> => {
  const { readEvidence } = await import('../input/evidence.ts');
  const evidence = await readEvidence(file, io.err);
  return { ...evidence, symptom: symptomOption(options.symptom) ?? evidence.symptom };
};

/** Looks at the one place that the options name, this machine when they name none, and diagnoses it. */
export const diagnosePlace = async (options: PlaceOptions, io: Io): Promise<Found> => {
  onePlace(options, ['world', 'scenario', 'tape', 'evidence']);
  const guidance = await guidanceFor(options.guidance);
  deadlineOption(options.timeout);
  const { place, evidence } =
    options.evidence === undefined
      ? await seen(options, guidance, io)
      : { place: options.evidence, evidence: await saved(options.evidence, options, io) };
  const whole = await withAnswers(evidence, options.answers, io);
  return { evidence: whole, diagnosis: diagnose(whole, guidance), guidance, place };
};
