import fc from 'fast-check';
import { anyFaults, anyWorlds } from './any-worlds.ts';
import { type Around, aroundDoorsAndCards } from './around-doors.ts';
import { law } from './law.ts';
import { deadline } from './subject.ts';

/** However long a card, a host or a service keeps silent, the look ends. */
export const everyWaitEnds = law(
  'every-wait-ends',
  'On any workstation no call is given more than its probe has, or takes longer than it was given, and no answer took longer than the probe may.',
  fc.record({ world: anyWorlds, faults: anyFaults }),
  async ({ world, faults }, subject) => {
    const late: string[] = [];
    const watched: Around =
      (name, call) =>
      async (...args) => {
        const outcome = await call(...args);
        const given = Number(args.at(-1));
        if (!(given <= deadline)) late.push(`${name} was given ${given} ms`);
        if (!(outcome.ms <= Math.max(0, given))) late.push(`${name} took ${outcome.ms} ms of ${given}`);
        return outcome;
      };
    const workstation = subject.workstationOf(subject.inflict(world, faults));
    const { observations } = await subject.investigate(aroundDoorsAndCards(workstation, watched), null);
    const slow = observations.find(({ ms }) => !(ms <= deadline));
    if (slow !== undefined) late.push(`${slow.question} took ${slow.ms} ms`);
    return late[0] ?? null;
  },
);
