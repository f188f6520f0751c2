import type { Symptom } from '../../src/evidence/questions.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { type SimMachine, simMachine } from '../machine.ts';
import type { World } from '../world.ts';
import { cardSteps } from './card-steps.ts';
import { clientSteps } from './client-steps.ts';
import type { Stop } from './step.ts';

/** How a log-in went: the steps that were taken, and what the user saw at the end. */
export interface LogIn {
  readonly steps: readonly { readonly does: string; readonly stop: Stop | null }[];
  readonly symptom: Symptom;
}

/**
 * Walks a smartcard log-in through a simulated workstation as the real one goes, and ends with what the user sees.
 * It rests on NHS England's pages, not on the products; which step raises which code is partly inferred.
 */
export const logIn = async (
  world: World,
  guidance: Guidance = defaultGuidance,
  machine: SimMachine = simMachine(world, guidance),
): Promise<LogIn> => {
  const steps: { does: string; stop: Stop | null }[] = [];
  for (const { does, run } of [...clientSteps, ...cardSteps]) {
    const stopped = await run({ world, machine, guidance });
    steps.push({ does, stop: stopped });
    if (stopped !== null) return { steps, symptom: stopped.shows };
  }
  return { steps, symptom: 'none' };
};
