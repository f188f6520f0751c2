import { type Fault, inflict } from '../../sim/faults/faults.ts';
import { logIn } from '../../sim/log-in/log-in.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { World } from '../../sim/world.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import type { Symptom } from '../../src/evidence/questions.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { skipped } from '../../src/outcome.ts';
import type { Flaw } from '../../src/parse.ts';
import { replaying } from './replaying.ts';
import type { Tape } from './tape.ts';
import { worldOfTape } from './tape-world.ts';

/** A recorded workstation, and what its user sees. */
export interface TapedPlace {
  readonly workstation: Workstation;
  readonly symptom: Symptom | null;
}

/** The part of a world that stays on the tape as it was recorded, whatever befalls readers and cards. */
const elsewhere = ({ readers: _, smartcardService: __, serviceFaults: ___, ...rest }: World): string =>
  JSON.stringify(rest);

/** The first fault that cannot strike a tape, and why; null when all can. */
export const faultFlaw = (tape: Tape, faults: readonly Fault[]): Flaw | null => {
  if (faults.length > 0 && !tape.whole)
    return {
      place: 'tape',
      expected: 'expected a whole one, as faults strike what the rest of it would say',
    };
  let world = worldOfTape(tape);
  for (const [i, fault] of faults.entries()) {
    const names = world.readers.map(({ name }) => name);
    if ('reader' in fault && fault.reader !== undefined && !names.includes(fault.reader))
      return {
        place: `faults.${i}.reader`,
        expected: `expected a reader of the tape (${names.join(', ')}), found "${fault.reader}"`,
      };
    const broken = inflict(world, fault);
    if (elsewhere(broken) !== elsewhere(world))
      return {
        place: `faults.${i}.kind`,
        expected: `expected a fault of a card, a reader or the smart card service, as the rest of a tape stays as it was; found "${fault.kind}"`,
      };
    world = broken;
  }
  return null;
};

/** The world of a tape, broken by each fault in turn. */
export const brokenWorld = (tape: Tape, faults: readonly Fault[]): World =>
  faults.reduce(inflict, worldOfTape(tape));

/**
 * What the user sees once faults have struck: what the log-in on these readers and cards gives, if they alone gave what
 * the user saw before; else the cause lies elsewhere on the tape, and stays.
 */
const symptomUnder = async (tape: Tape, world: World, guidance: Guidance): Promise<Symptom | null> => {
  const { symptom } = tape.header;
  const before = await logIn(worldOfTape(tape), guidance);
  return before.symptom === symptom ? (await logIn(world, guidance)).symptom : symptom;
};

/**
 * A recorded workstation with faults around its readers and cards. Without faults it is the tape and nothing else; with
 * them its readers and cards are simulated from the tape, and whoever was asked then was not asked about the faults.
 */
export const underFaults = async (
  tape: Tape,
  faults: readonly Fault[],
  guidance: Guidance,
): Promise<TapedPlace> => {
  const replay = replaying(tape);
  if (faults.length === 0) return { workstation: replay, symptom: tape.header.symptom };
  const world = brokenWorld(tape, faults);
  const { readers, usb, clock } = simWorkstation(world, guidance);
  const workstation: Workstation = {
    ...replay,
    readers,
    usb,
    clock: { now: () => replay.clock.now(), within: clock.within },
    person: { ask: async () => skipped('nobody was asked since') },
  };
  return { workstation, symptom: await symptomUnder(tape, world, guidance) };
};
