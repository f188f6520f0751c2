import fc from 'fast-check';
import type { CardSession, ReadersDoor } from '../../src/doors/readers.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import { map, type Outcome } from '../../src/outcome.ts';
import { anyFaults, anyWorlds } from './any-worlds.ts';
import { law } from './law.ts';
import { deadline } from './subject.ts';

type Call = (...args: readonly unknown[]) => Promise<Outcome<unknown>>;
type Watch = (call: string, given: number, took: number) => void;

/** The door, whose every call is watched; the last thing it is given is its deadline. */
const watched = <D extends object>(name: string, door: D, watch: Watch): D => {
  const calls = Object.entries(door) as readonly (readonly [string, Call])[];
  // Every property of a door is a call that gives an outcome.
  return Object.fromEntries(
    calls.map(([word, call]) => [
      word,
      async (...args: readonly unknown[]) => {
        const outcome = await call(...args);
        watch(`${name}.${word}`, Number(args.at(-1)), outcome.ms);
        return outcome;
      },
    ]),
  ) as D;
};

const watchedReaders = (door: ReadersDoor, watch: Watch): ReadersDoor => {
  const { list, connect } = watched('readers', door, watch);
  const watchedSession = (session: CardSession): CardSession => ({
    ...session,
    ...watched('session', { transmit: session.transmit }, watch),
  });
  return {
    list,
    connect: async (reader, patience) => map(await connect(reader, patience), watchedSession),
  };
};

const watchedWorkstation = (workstation: Workstation, watch: Watch): Workstation => ({
  ...workstation,
  readers: watchedReaders(workstation.readers, watch),
  usb: watched('usb', workstation.usb, watch),
  credentialManagement: watched('credentialManagement', workstation.credentialManagement, watch),
  software: watched('software', workstation.software, watch),
  network: watched('network', workstation.network, watch),
  directory: watched('directory', workstation.directory, watch),
});

/** However long a card, a host or a service keeps silent, the look ends. */
export const everyWaitEnds = law(
  'every-wait-ends',
  'On any workstation no call is given more than its probe has, or takes longer than it was given, and no answer took longer than the probe may.',
  fc.record({ world: anyWorlds, faults: anyFaults }),
  async ({ world, faults }, subject) => {
    const late: string[] = [];
    const watch: Watch = (call, given, took) => {
      if (!(given <= deadline)) late.push(`${call} was given ${given} ms`);
      if (!(took <= Math.max(0, given))) late.push(`${call} took ${took} ms of ${given}`);
    };
    const workstation = subject.workstationOf(subject.inflict(world, faults));
    const { observations } = await subject.investigate(watchedWorkstation(workstation, watch), null);
    const slow = observations.find(({ ms }) => !(ms <= deadline));
    if (slow !== undefined) late.push(`${slow.question} took ${slow.ms} ms`);
    return late[0] ?? null;
  },
);
