import t from 'tap';
import { checkLaw } from '../laws/law.ts';
import { rightAtEveryPoint } from './right-at-every-point.ts';

t.test(rightAtEveryPoint.states, async t => {
  const { outcome, why, replay, counterexample } = await checkLaw(rightAtEveryPoint, { seed: 5, runs: 40 });
  t.equal(outcome, 'held', `${why}\n${replay}\n${JSON.stringify(counterexample)}`);
});
