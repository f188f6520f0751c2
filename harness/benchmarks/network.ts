import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { type Lab, openLab, type Place } from '../network/lab/lab.ts';
import { inLab, insideLab, labFolder, whyNoLab } from '../network/lab/namespace.ts';
import { median } from './timing.ts';

/** Prints what a healthy network costs beside its slowest single chain of layers. Part of `npm run bench`. */

const rounds = 21;
const deadline = 20_000;

const takes = async ({ resident }: Place, name: string, guidance: Guidance): Promise<number> => {
  const guidanceFile = join(labFolder, `${name}.json`);
  await writeFile(guidanceFile, JSON.stringify(guidance));
  const { took } = await resident.investigate({ guidanceFile, env: {}, unset: [], deadline });
  return took;
};

/** Each host alone, then all and the controls together, in turn, so that a slow minute slows all alike. */
const measure = (
  lab: Lab,
): Promise<{ readonly whole: readonly number[]; readonly slowest: readonly number[] }> =>
  lab.on([], async place => {
    const whole: number[] = [];
    const slowest: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const alone: number[] = [];
      for (const host of lab.guidance.hosts.filter(({ role }) => role === 'required'))
        alone.push(await takes(place, 'one-host', { ...lab.guidance, hosts: [host], controls: null }));
      const together = await takes(place, 'all-hosts', lab.guidance);
      // The first round only warms up.
      if (round === 0) continue;
      whole.push(together);
      slowest.push(Math.max(...alone));
    }
    return { whole, slowest };
  });

const show = async (): Promise<void> => {
  const lab = await openLab();
  try {
    const { whole, slowest } = await measure(lab);
    const ratio = median(whole.map((value, round) => value / (slowest[round] ?? value)));
    const ms = (values: readonly number[]) => `${median(values).toFixed(1)} ms`;
    console.log(
      `healthy network: all hosts ${ms(whole)}, the slowest alone ${ms(slowest)}, ${ratio.toFixed(2)} ×`,
    );
  } finally {
    await lab.close();
  }
};

const reason = await whyNoLab();
if (insideLab()) await show();
else if (reason === null) process.exitCode = await inLab([fileURLToPath(import.meta.url)]);
else console.log(`healthy network: not measured, ${reason}`);
