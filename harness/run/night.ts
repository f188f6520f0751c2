import { checkLaws } from './check-laws.ts';
import { blocksOf } from './law-blocks.ts';
import { ourLaws } from './law-book.ts';

/** Two blocks, so that two workers share them. */
const runs = 600;
const seeds = 100;
const name = 'several-faults-never-wrong';

const limits = { patience: 300_000, memory: 1024 };

/** Whether the same dice come to the same fingerprint on one worker and on two, seed after seed; 1 when they ever differ. */
const night = async (): Promise<number> => {
  const { laws, worker } = await ourLaws();
  const interrupted = new AbortController().signal;
  const digestOn = async (workers: number, seed: number): Promise<string | undefined> => {
    const work = laws
      .filter(law => law.name === name)
      .map(law => ({ law, dice: { seed, runs }, blocks: blocksOf(name, { seed, runs }) }));
    const [checked] = await checkLaws(work, { worker, workers, limits, interrupted, onRuns: () => {} });
    return checked?.result.digest;
  };
  let same = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const [one, two] = [await digestOn(1, seed), await digestOn(2, seed)];
    if (one !== undefined && one === two) same += 1;
    else console.log(`seed ${seed}: ${one} on one worker, ${two} on two`);
    if (seed % 10 === 0) console.error(`${seed} of ${seeds} seeds`);
  }
  console.log(`${name}: the same on one worker and on two ${same} times of ${seeds}`);
  return same === seeds ? 0 : 1;
};

process.exitCode = await night();
