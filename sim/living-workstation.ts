import { defaultGuidance } from '../src/guidance/default.ts';
import type { Guidance } from '../src/guidance/guidance.ts';
import { type SmartcardService, smartcardService } from './pcsc/smartcard-service.ts';
import { type SimWorkstation, simWorkstation } from './workstation.ts';
import type { World } from './world.ts';

/** A workstation that goes on living from look to look, while things happen to it. */
export interface LivingWorkstation {
  /** The world as it stands by now, with what cards and service made of it themselves. */
  readonly world: World;
  /** Lives as long as the workstation: its cards keep their tries, in a reader or out of it, and programs stay connected. */
  readonly service: SmartcardService;
  /** Something happens to the world as it stands. */
  happen(change: (world: World) => World): void;
  /** The doors as they are now; who keeps them goes on seeing the world of this moment. */
  doors(): SimWorkstation;
}

/** Brings a world to life for longer than one look. */
export const livingWorkstation = (first: World, guidance: Guidance = defaultGuidance): LivingWorkstation => {
  const service = smartcardService(first);
  return {
    get world() {
      return service.world();
    },
    service,
    happen: change => service.become(change(service.world())),
    doors: () => simWorkstation(service.world(), guidance, service),
  };
};
