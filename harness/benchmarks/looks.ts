import { inflictAll } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { logIn } from '../../sim/log-in/log-in.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { World } from '../../sim/world.ts';
import { defaultGuidance as guidance } from '../../src/guidance/default.ts';
import { investigate } from '../../src/investigate.ts';
import { median } from './timing.ts';

/** Prints what a log-in and a look at a simulated workstation cost beside a fixed piece of work. Part of `npm run bench`. */

const rounds = 40;
const looksInRound = 200;

/** Healthy, and broken in each of its rooms; whoever is asked looks. */
const worlds: readonly World[] = [
  inflictAll(healthyWorld, []),
  inflictAll(healthyWorld, [{ kind: 'lock-card' }]),
  inflictAll(healthyWorld, [{ kind: 'stop-port-service' }]),
  inflictAll(healthyWorld, [{ kind: 'cut-network' }]),
].flatMap(world => [world, { ...world, answers: 'truthful' as const }]);

/** Milliseconds of the processor's time, whoever else wants it. */
const spent = async (work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const look = async (world: World): Promise<void> => {
  const { symptom } = await logIn(world, guidance);
  await investigate(simWorkstation(world, guidance), { guidance, symptom, deadline: 5000 });
};

const numbers = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_007);
const sortNumbers = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) numbers.toSorted((a, b) => a - b);
};

const looks: number[] = [];
const sorts: number[] = [];
for (let round = 0; round < rounds; round++) {
  const cost = await spent(async () => {
    for (let i = 0; i < looksInRound; i++) await look(worlds[i % worlds.length] ?? healthyWorld);
  });
  const beside = await spent(sortNumbers);
  // The compiler needs the first half to know what is worth its while.
  if (round < rounds / 2) continue;
  looks.push(cost / looksInRound);
  sorts.push(beside / 20);
}
const ratio = median(looks.map((cost, i) => cost / (sorts[i] ?? cost)));
console.log(
  `simulated log-in and look: ${median(looks).toFixed(3)} ms of processor time, ${ratio.toFixed(2)} × sorting 10,000 numbers`,
);
