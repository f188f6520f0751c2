import type { Pace } from '../../sim/card/sim-card.ts';
import { smartcardService } from '../../sim/pcsc/smartcard-service.ts';
import type { World } from '../../sim/world.ts';
import { secretNumber, servePcsc } from '../pcsc-service/pcsc-service.ts';
import { tooMany } from '../pcsc-service/too-many.ts';
import type { Onlooker, Stage } from './stage.ts';

/** The world behind our own PC/SC service, which can show whatever a world can be. */
export const ownStage = async (world: World, pace: Pace, look: Onlooker): Promise<Stage> => {
  const service = smartcardService(world, pace, secretNumber);
  const { socket, close } = await servePcsc(service, look);
  return { service, socket, whyNot: tooMany, close };
};
