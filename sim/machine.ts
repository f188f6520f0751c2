import type { Workstation } from '../src/doors/workstation.ts';
import type { Guidance } from '../src/guidance/guidance.ts';
import { failed, ok, skipped } from '../src/outcome.ts';
import type { CardState } from './card/sim-card.ts';
import { simCredentialManagement } from './doors/credential-management.ts';
import { simNetwork } from './doors/network.ts';
import { simReaders } from './doors/readers.ts';
import { simSoftware } from './doors/software.ts';
import { type SmartcardService, smartcardService } from './pcsc/smartcard-service.ts';
import type { World } from './world.ts';

/** A workstation without the people around it, and what is inside its cards. */
export interface SimMachine extends Omit<Workstation, 'person'> {
  /** State of each card that was in a listed reader, in the order of the readers. */
  cardStates(): readonly CardState[];
  /** The smart card service, and the world as it leaves it. */
  readonly service: SmartcardService;
}

/**
 * Brings the machine of a world to life, or goes on with a smart card service that lives already. Time is virtual: every wait
 * is over at once and says how long it would have been.
 */
export const simMachine = (
  world: World,
  guidance: Guidance,
  service: SmartcardService = smartcardService(world),
): SimMachine => {
  const cards = service
    .readers()
    .map(({ slot }) => slot.card())
    .filter(card => card !== null);
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
    readers: simReaders(service),
    usb: {
      readers: async () => {
        if (world.software.session !== 'console') return skipped('the readers are not at this machine');
        const attached = service.world().readers.filter(reader => reader.attached);
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
      profile: async () =>
        world.directory === 'reachable'
          ? ok(world.profile, 60)
          : skipped('no directory is reachable from here'),
    },
    cardStates: () => cards.map(card => card.state()),
    service,
    async close() {},
  };
};
