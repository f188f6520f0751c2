import type { Case } from './fault-list.ts';
import type { Observation } from './observation.ts';

/** Something that one road cannot show as the simulator does, and the observation with it left out of account. */
export interface Difference {
  readonly why: string;
  readonly overlook: (observation: Observation) => Observation;
}

const noCardOrMute = (word: string): string =>
  word === 'no-card' || word === 'mute' ? 'no-card-or-mute' : word;

/** How a real pcscd with vpcd differs from a reader with a switch, whatever the fault. */
const onPcscd: readonly Difference[] = [
  {
    why: 'vpcd has no presence switch: no card, a mute card and an empty answer to reset are one',
    overlook: seen => ({
      ...seen,
      connect: noCardOrMute(seen.connect),
      afterwards: noCardOrMute(seen.afterwards),
    }),
  },
  {
    why: 'vpcd waits on for an answer that has no bytes',
    overlook: seen => ({
      ...seen,
      answers: seen.answers.map(answer => (answer === 'no bytes' ? 'timed-out' : answer)),
    }),
  },
  {
    why: 'pcscd waits for a silent card, and lets nobody else near it',
    overlook: seen => (seen.answers.includes('timed-out') ? { ...seen, afterwards: '' } : seen),
  },
];

const everything = (differences: readonly Difference[]) => (seen: Observation) =>
  differences.reduce((before, { overlook }) => overlook(before), seen);

const same = (one: Observation, other: Observation): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Why an observation over pcscd is another one than in process, as far as that is known: nothing when they are the same,
 * null when it is not known.
 */
export const differences = (expected: Observation, seen: Observation): readonly string[] | null => {
  if (same(expected, seen)) return [];
  const overlook = everything(onPcscd);
  if (!same(overlook(expected), overlook(seen))) return null;
  return onPcscd
    .filter(left => {
      const others = everything(onPcscd.filter(other => other !== left));
      return !same(others(expected), others(seen));
    })
    .map(({ why }) => why);
};

/** Why our own service cannot show this case as the simulator does; null when it can. */
export const whyNotOverOurService = ({ world }: Case): string | null => {
  const counted = world.readers.some(
    ({ card, faults }) =>
      faults.some(fault => powersUp.includes(fault.kind) && 'times' in fault) ||
      card?.faults.some(fault => fault.kind === 'mute' && fault.times !== undefined) === true,
  );
  return counted
    ? 'a service powers a card up when it is put in, as pcscd does, before any program does'
    : null;
};

const powersUp: readonly string[] = ['hold', 'unpowered', 'refuse-protocol'];
