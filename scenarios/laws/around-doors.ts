import type { ReadersDoor } from '../../src/doors/readers.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import { map, type Outcome } from '../../src/outcome.ts';

/** A call of a door; the last thing it is given is its deadline. */
export type Call = (...args: readonly unknown[]) => Promise<Outcome<unknown>>;

/** What is put around the call of this name, such as `network.connect`; those of a session with a card are called `session.…`. */
export type Around = (name: string, call: Call) => Call;

const aroundDoor = <D extends object>(name: string, door: D, around: Around): D => {
  const calls = Object.entries(door) as readonly (readonly [string, Call])[];
  // Every property of a door is a call that gives an outcome.
  return Object.fromEntries(calls.map(([word, call]) => [word, around(`${name}.${word}`, call)])) as D;
};

/** The workstation with something around every call of its doors but the person's; what is said to a card goes as it went. */
export const aroundDoors = (workstation: Workstation, around: Around): Workstation => ({
  ...workstation,
  readers: aroundDoor('readers', workstation.readers, around),
  usb: aroundDoor('usb', workstation.usb, around),
  credentialManagement: aroundDoor('credentialManagement', workstation.credentialManagement, around),
  software: aroundDoor('software', workstation.software, around),
  network: aroundDoor('network', workstation.network, around),
  directory: aroundDoor('directory', workstation.directory, around),
});

const aroundSessions = ({ list, connect }: ReadersDoor, around: Around): ReadersDoor => ({
  list,
  connect: async (reader, patience) =>
    map(await connect(reader, patience), session => ({
      ...session,
      ...aroundDoor('session', { transmit: session.transmit }, around),
    })),
});

/** The same, with something around what is said to a card as well. */
export const aroundDoorsAndCards = (workstation: Workstation, around: Around): Workstation => {
  const changed = aroundDoors(workstation, around);
  return { ...changed, readers: aroundSessions(changed.readers, around) };
};
