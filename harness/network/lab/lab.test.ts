import { readFile } from 'node:fs/promises';
import t from 'tap';
import { combinations } from './cases/any-combination.ts';
import { cases } from './cases/cases.ts';
import { outdated } from './known-differences.ts';
import { readme, readmePath } from './readme.ts';
import { results } from './results.ts';
import { labTests } from './testing/lab-test.ts';
import { answersInWords, troubleInWords } from './words.ts';

t.setTimeout(300_000);

await labTests(import.meta.url, lab => {
  t.test('every fault of a real network is named with its host and its layer', async t => {
    const all = await results(lab, cases);
    for (const { found, real, judgement, comparison } of all) {
      const { name } = found;
      const seen = answersInWords(real);
      t.equal(judgement.judgement, 'right', `${name}: ${judgement.why}; seen ${seen}`);
      const apart = comparison?.kind === 'other' ? comparison.keys : [];
      t.strictSame(apart, [], `${name}: as in the simulator`);
    }
    t.strictSame(outdated(all), [], 'every known difference shows');
    t.equal(readme(all), await readFile(readmePath(), 'utf8'), 'run `npm run lab`');
  });

  t.test('random combinations are named too', async t => {
    for (const { found, real, judgement, comparison } of await results(lab, combinations(1002, 8))) {
      const what = found.troubles.map(troubleInWords).join('; ');
      t.equal(judgement.judgement, 'right', `${what}: ${judgement.why}; seen ${answersInWords(real)}`);
      t.not(comparison?.kind, 'other', `${what}: as in the simulator`);
    }
  });
});
