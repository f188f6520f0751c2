import type { Workstation } from '../src/doors/workstation.ts';
import { defaultGuidance } from '../src/guidance/default.ts';
import type { Guidance } from '../src/guidance/guidance.ts';
import { simPerson } from './doors/person.ts';
import { type SimMachine, simMachine } from './machine.ts';
import type { SmartcardService } from './pcsc/smartcard-service.ts';
import { cardElsewhere, otherCardHere } from './try-out.ts';
import type { World } from './world.ts';

export type SimWorkstation = SimMachine & Workstation;

/** Brings a world to life: its machine, with a smart card service that may live already, and the person who answers questions about it. */
export const simWorkstation = (
  world: World,
  guidance: Guidance = defaultGuidance,
  service?: SmartcardService,
): SimWorkstation => {
  const machine = simMachine(world, guidance, service);
  const now = () => machine.service.world();
  const person = simPerson(world, now, {
    cardElsewhere: () => cardElsewhere(world, now(), guidance),
    otherCardHere: () => otherCardHere(world, guidance),
  });
  return { person, ...machine };
};
