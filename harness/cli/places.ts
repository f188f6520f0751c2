import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence, Observation } from '../../src/evidence/evidence.ts';
import { answersOf, questionKey, type Symptom } from '../../src/evidence/questions.ts';
import { symptomFrom } from '../../src/evidence/symptom.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { askAbout, investigate } from '../../src/investigate.ts';
import { guidanceFor } from '../input/guidance.ts';
import { UserError } from '../user-error.ts';
import type { Io } from './io.ts';
import { showProgress } from './progress.ts';

/** Which workstation, and how it is to be looked at. */
export interface PlaceOptions {
  readonly world?: string;
  readonly scenario?: string;
  readonly evidence?: string;
  readonly symptom?: string;
  readonly answers?: string;
  readonly guidance?: string;
  readonly timeout?: string;
}

/** What was found at the place. */
export interface Found {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
  readonly guidance: Guidance;
  /** For a heading: `this machine`, `scenario NAME`… */
  readonly place: string;
}

const symptomOption = (text: string | undefined): Symptom | null => {
  if (text === undefined) return null;
  const symptom = symptomFrom(text);
  if (symptom === null)
    throw new UserError(
      '--symptom',
      null,
      `expected one of ${answersOf('symptom').join(', ')}, found "${text}"`,
    );
  return symptom;
};

const deadlineOption = (text = '5000'): number => {
  const deadline = Number(text);
  if (!Number.isInteger(deadline) || deadline < 1000 || deadline > 600_000)
    throw new UserError(
      '--timeout',
      null,
      `expected milliseconds from 1000 to 600000, as less would blame the workstation for our haste, found "${text}"`,
    );
  return deadline;
};

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

/** The evidence of a simulated workstation. Without --symptom, the simulated log-in says what the user sees. */
const simulated = async (file: string, options: PlaceOptions, guidance: Guidance): Promise<Evidence> => {
  const [{ readWorld }, { simWorkstation }] = await Promise.all([
    import('../input/world.ts'),
    import('../../sim/workstation.ts'),
  ]);
  const world = await readWorld(file);
  const symptom =
    symptomOption(options.symptom) ??
    (await import('../../sim/log-in/log-in.ts').then(m => m.logIn(world, guidance))).symptom;
  return investigate(simWorkstation(world, guidance), {
    guidance,
    symptom,
    deadline: deadlineOption(options.timeout),
  });
};

/** The evidence of this machine, on which ERR1002 is taken for granted unless --symptom says otherwise. */
const real = async (options: PlaceOptions, guidance: Guidance, io: Io): Promise<Evidence> => {
  const { realWorkstation } = await import('../real-workstation.ts');
  const workstation = realWorkstation();
  const progress = showProgress(io);
  try {
    return await investigate(workstation, {
      guidance,
      symptom: symptomOption(options.symptom) ?? 'err1002',
      deadline: deadlineOption(options.timeout),
      onProbe: progress.probeEnded,
    });
  } finally {
    progress.end();
    await workstation.close();
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
  const named = (['world', 'scenario', 'evidence'] as const).filter(key => options[key] !== undefined);
  if (named.length > 1)
    throw new UserError(null, named.map(key => `--${key}`).join(' and '), 'expected only one place');
  const guidance = await guidanceFor(options.guidance);
  deadlineOption(options.timeout);
  const found = async (evidence: Evidence, place: string): Promise<Found> => {
    const whole = await withAnswers(evidence, options.answers, io);
    return { evidence: whole, diagnosis: diagnose(whole, guidance), guidance, place };
  };
  if (options.evidence !== undefined)
    return found(await saved(options.evidence, options, io), options.evidence);
  if (options.world !== undefined)
    return found(await simulated(options.world, options, guidance), options.world);
  if (options.scenario !== undefined) {
    const { scenarioFile } = await import('../input/world.ts');
    const file = scenarioFile(options.scenario);
    return found(await simulated(file, options, guidance), `scenario ${options.scenario}`);
  }
  return found(await real(options, guidance, io), 'this machine');
};
