import type { Workstation } from '../src/doors/workstation.ts';
import { defaultGuidance } from '../src/guidance/default.ts';
import type { Guidance } from '../src/guidance/guidance.ts';
import { failed, ok, skipped } from '../src/outcome.ts';
import { type CardState, simCard } from './card/sim-card.ts';
import { simCredentialManagement } from './doors/credential-management.ts';
import { simNetwork } from './doors/network.ts';
import { simPerson } from './doors/person.ts';
import { simReaders } from './doors/readers.ts';
import { simSoftware } from './doors/software.ts';
import { cardElsewhere, otherCardHere } from './try-out.ts';
import type { World } from './world.ts';

/** A workstation made of a world, and what is inside its cards. */
export interface SimWorkstation extends Workstation {
  cardStates(): readonly CardState[];
}

/** Brings a world to life. Time is virtual: every wait is over at once and says how long it would have been. */
export const simWorkstation = (world: World, guidance: Guidance = defaultGuidance): SimWorkstation => {
  const loaded = world.readers.map(reader => ({
    reader,
    card: reader.card === null ? null : simCard(reader.card),
  }));
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
    readers: simReaders(world, loaded),
    usb: {
      async readers() {
        const attached = world.readers.filter(reader => reader.attached);
        return ok(
          attached.map(({ name, driver }) => ({ name, driver })),
          5,
        );
      },
    },
    credentialManagement: simCredentialManagement(world, guidance),
    software: simSoftware(world, guidance),
    network: simNetwork(world, guidance),
    directory: {
      async profile() {
        return world.directory === 'reachable'
          ? ok(world.profile, 60)
          : skipped('no directory is reachable from here');
      },
    },
    person: simPerson(world, {
      cardElsewhere: () => cardElsewhere(world, guidance),
      otherCardHere: () => otherCardHere(world, guidance),
    }),
    cardStates: () => loaded.flatMap(({ card }) => card?.state() ?? []),
    async close() {},
  };
};
