import type { Workstation } from '../src/doors/workstation.ts';
import type { Guidance } from '../src/guidance/guidance.ts';
import { failed, ok, skipped } from '../src/outcome.ts';
import { type CardState, simCard } from './card/sim-card.ts';
import { simCredentialManagement } from './doors/credential-management.ts';
import { simNetwork } from './doors/network.ts';
import { simReaders } from './doors/readers.ts';
import { simSoftware } from './doors/software.ts';
import type { World } from './world.ts';

/** A workstation without the people around it, and what is inside its cards. */
export interface SimMachine extends Omit<Workstation, 'person'> {
  /** State of each card in a reader, in the order of the readers. */
  cardStates(): readonly CardState[];
  /** Names of the readers whose card left while it was read. */
  readonly pulled: ReadonlySet<string>;
}

/** Brings the machine of a world to life. Time is virtual: every wait is over at once and says how long it would have been. */
export const simMachine = (world: World, guidance: Guidance): SimMachine => {
  const loaded = world.readers.map(reader => ({
    reader,
    card: reader.card === null ? null : simCard(reader.card),
  }));
  const pulled = new Set<string>();
  const attached = world.readers.filter(reader => reader.attached);
  const now = Date.parse(world.now) + world.clockSkewSeconds * 1000;
  return {
    clock: {
      now: () => now,
      async within(_ms, work) {
        try {
          return ok(await work());
        } catch (error) {
          return failed('crashed', String(error));
        }
      },
    },
    readers: simReaders(world, loaded, pulled),
    usb: {
      readers: async () =>
        ok(
          attached.map(({ name, driver }) => ({ name, driver })),
          5,
        ),
    },
    credentialManagement: simCredentialManagement(world, guidance),
    software: simSoftware(world, guidance),
    network: simNetwork(world, guidance),
    directory: {
      profile: async () =>
        world.directory === 'reachable'
          ? ok(world.profile, 60)
          : skipped('no directory is reachable from here'),
    },
    cardStates: () => loaded.flatMap(({ card }) => card?.state() ?? []),
    pulled,
    async close() {},
  };
};
