import type { Symptom } from '../../src/evidence/questions.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { simNetwork } from '../doors/network.ts';
import { simReaders } from '../doors/readers.ts';
import type { SimMachine } from '../machine.ts';
import { smartcardService } from '../pcsc/smartcard-service.ts';
import { recall } from '../recall.ts';
import type { World } from '../world.ts';
import { cardSteps } from './card-steps.ts';
import { clientSteps } from './client-steps.ts';
import type { LogInContext, LogInStep, Stop } from './step.ts';

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
  machine: SimMachine | null = null,
): Promise<LogIn> => {
  const steps: { does: string; stop: Stop | null }[] = [];
  const take =
    machine === null
      ? afresh(world, guidance)
      : on({ world, guidance, network: machine.network, desk: () => machine });
  for (const step of [...clientSteps, ...cardSteps]) {
    const stopped = await take(step);
    steps.push({ does: step.does, stop: stopped });
    if (stopped !== null) return { steps, symptom: stopped.shows };
  }
  return { steps, symptom: 'none' };
};

const on =
  (context: LogInContext) =>
  ({ run }: LogInStep): Promise<Stop | null> =>
    run(context);

/** Steps on a machine that nobody has used yet. */
const afresh = (world: World, guidance: Guidance) => {
  let live: ReturnType<LogInContext['desk']> | null = null;
  const desk = () => {
    if (live !== null) return live;
    const service = smartcardService(world);
    live = { service, readers: simReaders(service) };
    return live;
  };
  const context = { world, guidance, network: simNetwork(world, guidance), desk };
  return async (step: LogInStep): Promise<Stop | null> => {
    const from = [step, guidance, ...step.meets(world)];
    const known = lately.find(from);
    if (known !== undefined) return known;
    const stopped = await step.run(context);
    lately.keep(from, stopped);
    return stopped;
  };
};

/** Most worlds differ from the one before in a part or two, and most steps do not meet that part. */
const lately = recall<Stop | null>(32);
