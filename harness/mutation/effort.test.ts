import t from 'tap';
import { effortOf, mostEffort } from './effort.ts';
import { productWith } from './trial.ts';

t.test('the search takes the steps that are published, and hardly fewer', async t => {
  const effort = await effortOf(await productWith(new Map()));
  t.ok(effort <= mostEffort, `${effort} steps`);
  t.ok(effort >= 0.98 * mostEffort, `${effort} steps: lower the bound`);
  t.equal(await effortOf(await productWith(new Map())), effort, 'the same each time');
});
