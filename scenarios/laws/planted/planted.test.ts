import t from 'tap';
import { faultKindIds } from '../../../sim/faults/faults.ts';
import { apart } from '../../testing/apart.ts';
import { laws } from '../laws.ts';
import type * as checks from '../testing/check.ts';
import { plantedBugs } from './planted-bugs.ts';

t.setTimeout(300_000);

const dice = { seed: 1002, runs: 500 };
const kinds: readonly string[] = faultKindIds;

/** How many faults a counterexample holds, wherever they stand in it. */
const faultsIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'kind' in value && kinds.includes(String(value.kind)) ? 1 : 0;
  return Object.values(value).reduce((sum: number, part) => sum + faultsIn(part), own);
};

const checked = apart<typeof checks>('../testing/check', import.meta.url);

for (const { name, does, caughtBy } of plantedBugs)
  t.test(`${caughtBy.name} finds it: ${does}`, async t => {
    const { outcome, path, counterexample } = await checked('checkPlanted', name, dice);
    t.equal(outcome, 'broken', name);
    t.ok(faultsIn(counterexample) <= 3, JSON.stringify(counterexample));
    const there = { seed: dice.seed, runs: 1, path: path ?? '' };
    const again = await checked('checkPlanted', name, there);
    t.same([again.outcome, again.counterexample], ['broken', counterexample], 'replayed from its path');
    const kept = await checked('check', caughtBy.name, there);
    t.equal(kept.outcome, 'held', 'the product keeps the law there');
  });

t.test('every law but that of a life finds one, which has its own', async t => {
  const proven = new Set(plantedBugs.map(({ caughtBy }) => caughtBy.name));
  const idle = laws.map(({ name }) => name).filter(name => !proven.has(name));
  t.same(idle, ['right-at-every-point']);
});

t.test('there are many of them, each under its own name', async t => {
  t.ok(plantedBugs.length >= 30, `${plantedBugs.length}`);
  t.equal(new Set(plantedBugs.map(({ name }) => name)).size, plantedBugs.length);
});
