import { fileURLToPath } from 'node:url';
import t from 'tap';
import { cases } from './cases/cases.ts';
import { openLab } from './lab.ts';
import { inLab, insideLab, whyNoLab } from './namespace.ts';
import { results } from './results.ts';

t.setTimeout(300_000);

const tests = async () => {
  const lab = await openLab();
  t.teardown(() => lab.close());
  t.test('every trouble of a real network is named with its host and its layer', async t => {
    for (const { found, judgement } of await results(lab, cases))
      t.equal(judgement.judgement, 'right', `${found.name}: ${judgement.why}`);
  });
};

const reason = await whyNoLab();
if (insideLab()) await tests();
else if (reason === null) process.exitCode = await inLab([fileURLToPath(import.meta.url)]);
else if (process.env.CI === 'true') t.fail(reason);
else t.pass('network lab', { skip: reason });
