import { readFileSync } from 'node:fs';
import t from 'tap';
import { allMutants } from './all-mutants.ts';
import { mutationReadmePath } from './readme.ts';
import { reasonFor, scoreOf, staleAmong, whereOf } from './summary.ts';

const page = readFileSync(mutationReadmePath(), 'utf8');
const mutants = allMutants();

/** The rows of one table of the page: name, mutants, equivalent, killed, survived. */
const countsUnder = (title: string) => {
  const [, after = ''] = page.split(`| ${title} | mutants |`);
  const [table = ''] = after.split('\n\n');
  return table
    .split('\n')
    .slice(2)
    .map(line => line.split(' | ').map(cell => cell.replace(/^\| | \|$/g, '')))
    .map(([name = '', ...numbers]) => {
      const [mutants = 0, equivalent = 0, killed = 0, survived = 0] = numbers.map(Number);
      return { name, mutants, equivalent, killed, survived };
    });
};

const tally = (names: readonly string[]) =>
  [...new Set(names)].map(name => ({ name, mutants: names.filter(other => other === name).length }));

const outdated = 'run `npm run mutation`';

t.test('the page is about the mutants of today', async t => {
  const byOperator = countsUnder('operator');
  t.same(
    byOperator.map(({ name, mutants }) => ({ name, mutants })),
    [...tally(mutants.map(({ operator }) => operator)), { name: 'all', mutants: mutants.length }],
    outdated,
  );
  t.same(
    countsUnder('where').map(({ name, mutants }) => ({ name, mutants })),
    tally(mutants.map(whereOf)),
    outdated,
  );
});

t.test('enough of them are killed, of the table and of each source', async t => {
  const all = [...countsUnder('operator'), ...countsUnder('where')];
  for (const count of all)
    t.equal(count.equivalent + count.killed + count.survived, count.mutants, count.name);
  const sources = countsUnder('where').filter(({ name }) => name.startsWith('src/'));
  const table = countsUnder('where').filter(({ name }) => name.startsWith('table'));
  const sum = (counts: readonly { readonly killed: number; readonly survived: number }[]) => ({
    name: '',
    mutants: 0,
    equivalent: 0,
    killed: counts.reduce((n, { killed }) => n + killed, 0),
    survived: counts.reduce((n, { survived }) => n + survived, 0),
  });
  for (const side of [sources, table]) t.ok(scoreOf(sum(side)) >= 0.95, '95 %');
});

t.test(
  'every survivor is a mutant of today and explained, and every explanation is of a survivor',
  async t => {
    const survivors = [...page.matchAll(/^- `(.*)`$/gm)].map(([, id = '']) => id);
    const ids = new Set(mutants.map(({ id }) => id));
    t.same(
      survivors.filter(id => !ids.has(id)),
      [],
      outdated,
    );
    t.same(
      survivors.filter(id => reasonFor(id) === undefined),
      [],
    );
    t.same(staleAmong(survivors), []);
    t.equal(survivors.length, countsUnder('operator').at(-1)?.survived);
  },
);
