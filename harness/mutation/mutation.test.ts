import fc from 'fast-check';
import t from 'tap';
import { allMutants } from './all-mutants.ts';
import { sourceSlips } from './source-slips.ts';
import { reasonFor } from './summary.ts';
import { prepareTrials } from './trial.ts';

const tryOut = await prepareTrials();
const mutants = allMutants();

t.test('every mutant has a name of its own', async t => {
  t.equal(new Set(mutants.map(({ id }) => id)).size, mutants.length);
  t.ok(mutants.length > 3000);
});

/** Most are noticed at once; a survivor goes through every check, so that the whole is for `npm run mutation`. */
const sample = (part: string, numRuns: number) =>
  fc.sample(fc.constantFrom(...mutants.filter(mutant => mutant.part.startsWith(part))), {
    seed: 1002,
    numRuns,
  });

t.test('a sample of mutants is noticed, or it is said why not', async t => {
  for (const mutant of [...sample('table: ', 16), ...sample('src/diagnose/invert.ts', 3)]) {
    const { kind } = await tryOut(mutant);
    t.ok(kind !== 'survived' || reasonFor(mutant.id) !== undefined, mutant.id);
  }
});

t.test('a mutant that never ends is killed after so many steps', async t => {
  const endless = mutants.find(({ module }) => module === 'src/diagnose/predicted.ts');
  if (endless === undefined) throw new Error('no such mutant');
  const text = 'export const predicted = () => { for (;;); };';
  t.match(await tryOut({ ...endless, replacement: { text } }), { kind: 'killed', why: /steps/ });
});

t.test('a slip changes one place of the text', async t => {
  const text = 'export const f = (a: number): boolean => a < 3 && !(a === 1);';
  const made = sourceSlips(text).map(
    ({ start, end, instead }) => text.slice(0, start) + instead + text.slice(end),
  );
  t.ok(made.includes('export const f = (a: number): boolean => a <= 3 && !(a === 1);'));
  t.ok(made.includes('export const f = (a: number): boolean => a < 3 || !(a === 1);'));
  t.ok(made.includes('export const f = (a: number): boolean => a < 4 && !(a === 1);'));
  t.ok(made.includes('export const f = (a: number): boolean => a < 3 && !(a !== 1);'));
  t.notOk(made.includes(text));
});
