import type { Workstation } from '../../src/doors/workstation.ts';
import { answersOf, type Symptom } from '../../src/evidence/questions.ts';
import { symptomFrom } from '../../src/evidence/symptom.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { Tape } from '../tape/tape.ts';
import { UserError } from '../user-error.ts';
import type { Io } from './io.ts';

/** Which workstation, and how it is to be looked at. */
export interface WorkstationOptions {
  readonly world?: string;
  readonly scenario?: string;
  readonly tape?: string;
  readonly symptom?: string;
  readonly guidance?: string;
  readonly timeout?: string;
  /** How a world is brought to life; the simulator when nothing is said. */
  readonly rung?: string;
}

/** A workstation that can be looked at until it is closed. */
export interface OpenPlace {
  readonly workstation: Workstation;
  /** What the user sees there; null when nobody said. */
  readonly symptom: Symptom | null;
  /** Milliseconds that each probe may take. */
  readonly deadline: number;
  /** For a heading: `this machine`, `scenario NAME`… */
  readonly place: string;
  /** Whether looking takes real time. */
  readonly waits: boolean;
  readonly close: () => Promise<void>;
}

export const symptomOption = (text: string | undefined): Symptom | null => {
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

const usual = 5000;

export const deadlineOption = (text: string | undefined): number => {
  const deadline = Number(text ?? usual);
  if (!Number.isInteger(deadline) || deadline < 1000 || deadline > 600_000)
    throw new UserError(
      '--timeout',
      null,
      `expected milliseconds from 1000 to 600000, as less would blame the workstation for our haste, found "${text}"`,
    );
  return deadline;
};

/** The names among these of options that say where to look; a `UserError` when there are several. */
export const onePlace = <Key extends string>(
  options: { readonly [key in Key]?: string | undefined },
  keys: readonly Key[],
): Key | null => {
  const named = keys.filter(key => options[key] !== undefined);
  if (named.length > 1)
    throw new UserError(null, named.map(key => `--${key}`).join(' and '), 'expected only one place');
  return named[0] ?? null;
};

/** A workstation brought to life from a file. Without --symptom, the simulated log-in says what the user sees. */
const simulated = async (
  file: string,
  place: string,
  options: WorkstationOptions,
  guidance: Guidance,
  io: Io,
): Promise<OpenPlace> => {
  const { readWorld, readWorldFile, tapeOf } = await import('../input/world.ts');
  const rung = options.rung ?? 'simulator';
  const taped = rung === 'simulator' ? await tapeOf(await readWorldFile(file), file, io.err) : null;
  if (taped !== null) {
    const { underFaults } = await import('../tape/under-faults.ts');
    const { workstation, symptom } = await underFaults(taped.tape, taped.faults, guidance);
    return {
      ...ofTape(taped.tape, options),
      workstation,
      symptom: symptomOption(options.symptom) ?? symptom,
      place,
    };
  }
  const world = await readWorld(file, io.err);
  const symptom =
    symptomOption(options.symptom) ??
    (await import('../../sim/log-in/log-in.ts').then(m => m.logIn(world, guidance))).symptom;
  const opened = { symptom, deadline: deadlineOption(options.timeout), place };
  if (rung === 'simulator') {
    const { simWorkstation } = await import('../../sim/workstation.ts');
    const workstation = simWorkstation(world, guidance);
    return { ...opened, workstation, waits: false, close: () => workstation.close() };
  }
  const { expressible, station } = await (await import('../run/rungs.ts')).rungOf(rung);
  const obstacle = expressible(world);
  if (obstacle !== null) throw new UserError(file, `--rung ${rung}`, obstacle);
  return { ...opened, ...(await station(world)), waits: true };
};

/** How a tape is looked at: as patiently as it was recorded, unless the options say otherwise. */
const ofTape = ({ header }: Tape, { timeout }: WorkstationOptions) => ({
  deadline: timeout === undefined ? header.timeout : deadlineOption(timeout),
  waits: false,
  close: async () => {},
});

/** A workstation that was recorded, under the conditions of that time unless the options say otherwise. */
const recorded = async (
  file: string,
  options: WorkstationOptions,
  guidance: Guidance,
  io: Io,
): Promise<OpenPlace> => {
  const [{ readTape }, { replaying }] = await Promise.all([
    import('../tape/read-tape.ts'),
    import('../tape/replaying.ts'),
  ]);
  const tape = await readTape(file, io.err);
  const { header } = tape;
  if (header.guidance.version !== guidance.version)
    io.err(
      `warning: ${file}: recorded with guidance ${header.guidance.version}; what ${guidance.version} asks beyond that is skipped\n`,
    );
  const symptom = symptomOption(options.symptom) ?? header.symptom;
  return { ...ofTape(tape, options), workstation: replaying(tape), symptom, place: file };
};

/** This machine, on which ERR1002 is taken for granted unless --symptom says otherwise. */
const real = async (options: WorkstationOptions, guidance: Guidance): Promise<OpenPlace> => {
  const { realWorkstation } = await import('../real-workstation.ts');
  const symptom = symptomOption(options.symptom) ?? 'err1002';
  const deadline = deadlineOption(options.timeout);
  const workstation = realWorkstation(guidance);
  return {
    workstation,
    symptom,
    deadline,
    place: 'this machine',
    waits: true,
    close: () => workstation.close(),
  };
};

/** The one workstation that the options name, this machine when they name none; ready to be looked at. */
export const openPlace = async (
  options: WorkstationOptions,
  guidance: Guidance,
  io: Io,
): Promise<OpenPlace> => {
  onePlace(options, ['world', 'scenario', 'tape']);
  deadlineOption(options.timeout);
  if (options.tape !== undefined) return recorded(options.tape, options, guidance, io);
  if (options.world !== undefined) return simulated(options.world, options.world, options, guidance, io);
  if (options.scenario === undefined) return real(options, guidance);
  const { scenarioFile } = await import('../input/world.ts');
  return simulated(scenarioFile(options.scenario), `scenario ${options.scenario}`, options, guidance, io);
};
