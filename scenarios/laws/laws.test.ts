import fc from 'fast-check';
import t from 'tap';
import { apart } from '../testing/apart.ts';
import { checkLaw, law } from './law.ts';
import { laws } from './laws.ts';
import type * as checks from './testing/check.ts';

t.setTimeout(600_000);

const checked = apart<typeof checks>('testing/check', import.meta.url);

for (const { name, states } of laws)
  t.test(states, async t => {
    const { outcome, why, replay, counterexample } = await checked('check', name, { seed: 1002, runs: 1000 });
    t.equal(outcome, 'held', `${why}\n${replay}\n${JSON.stringify(counterexample)}`);
  });

t.test('a broken law is shrunk, says why, and can be replayed', async t => {
  const false_ = law('no-number-reaches-100', 'No number reaches 100.', fc.nat({ max: 10_000 }), number =>
    number < 100 ? null : `${number} does`,
  );
  const broken = await checkLaw(false_, { seed: 7, runs: 100 });
  t.equal(broken.outcome, 'broken');
  t.equal(broken.counterexample, 100);
  t.equal(broken.why, '100 does');
  t.equal(broken.replay, `npx err1002 run --only no-number-reaches-100 --seed 7 --path ${broken.path ?? ''}`);
  const again = await checkLaw(false_, { seed: 7, runs: 100, path: broken.path ?? '' });
  t.equal(again.counterexample, 100);
  t.same(await checkLaw(false_, { seed: 7, runs: 100 }), broken, 'the same dice fall the same way');
});

t.test('a law that throws is broken', async t => {
  const throwing = law('throws', 'Never throws.', fc.constant(1), () => {
    throw new TypeError('of our own');
  });
  const { outcome, why } = await checkLaw(throwing, { seed: 1, runs: 1 });
  t.same([outcome, why], ['broken', 'of our own']);
});
