import { readFileSync } from 'node:fs';
import t from 'tap';
import { predicted } from '../../src/diagnose/predicted.ts';
import { problemOf } from '../../src/diagnose/problem.ts';
import { shownCases } from './cases.ts';
import { compare } from './compare.ts';
import { shownReadme, shownReadmePath } from './readme.ts';

const cases = await shownCases();
const reading = { problemOf, predicted };

t.test('the simulator shows what the model allows, and what it never shows is published', async t => {
  const { unforeseen, unshown } = compare(cases, reading);
  t.same(unforeseen, []);
  t.equal(readFileSync(shownReadmePath(), 'utf8'), shownReadme(unshown), 'run `npm run shown`');
});

t.test('an answer that the true cause cannot give is noticed, and one that it never gave', async t => {
  const blank = cases.filter(({ truth }) => truth.length === 1 && truth[0]?.cause === 'card-blank');
  t.ok(blank.length > 0);
  const astray = blank.map(one => ({ ...one, truth: [{ cause: 'card-locked' }] }));
  t.match(compare(astray, reading).unforeseen.join(), /card\.certificates\(.*\) = none/);
  t.match(compare(astray, reading).unshown.join(), /card-locked: card\.lock = locked/);
});
