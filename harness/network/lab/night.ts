import { fileURLToPath } from 'node:url';
import { combinations } from './cases/any-combination.ts';
import { openLab } from './lab.ts';
import { inLab, insideLab } from './namespace.ts';
import { results } from './results.ts';
import { answersInWords, troubleInWords } from './words.ts';

const usage = 'usage: npm run lab:night -- RUNS SEED';

/** Takes random combinations of faults through the lab, and tells those that are not named rightly; ends with 1 if any is. */
const night = async (seed: number, runs: number): Promise<number> => {
  const lab = await openLab();
  try {
    const all = await results(lab, combinations(seed, runs));
    const wrong = all.filter(
      ({ judgement, comparison }) => judgement.judgement !== 'right' || comparison?.kind === 'other',
    );
    for (const { found, real, judgement, comparison } of wrong) {
      console.log(`${found.name}: ${found.troubles.map(troubleInWords).join('; ')}`);
      console.log(`  ${judgement.judgement} ${judgement.why}`);
      console.log(`  seen ${answersInWords(real)}`);
      if (comparison?.kind === 'other')
        console.log(`  not as in the simulator: ${comparison.keys.join(', ')}`);
    }
    console.log(`${all.length} combinations of seed ${seed}, ${wrong.length} not as expected`);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await lab.close();
  }
};

const [runs = 100, seed = 1] = process.argv.slice(2).map(Number);
if (!Number.isInteger(runs) || !Number.isInteger(seed)) {
  console.error(usage);
  process.exitCode = 3;
} else if (insideLab()) process.exitCode = await night(seed, runs);
else process.exitCode = await inLab([fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
