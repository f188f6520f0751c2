import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { err1002 } from '../cli/testing/err1002.ts';
import { readme, readmePath } from './readme.ts';

t.test('the published table is that of the model', async t => {
  t.equal(readFileSync(readmePath(), 'utf8'), await readme(), 'run `npm run testability`');
});

t.test('err1002 model prints it, as words, as JSON and as a page', async t => {
  const words = await err1002(['model']);
  t.match(words, { status: 0, stderr: '' });
  t.match(words.stdout, /100 % detected\n/);
  t.match(words.stdout, /reader-faulty found by the machine\n +– card-faulty: Can this card log in/);
  const file = join(t.testdir({}), 'model.html');
  const { stdout, status } = await err1002(['model', '--json', '--html', file]);
  t.equal(status, 0);
  const { format, measures, testability, causes, rows } = JSON.parse(stdout);
  t.same([format, measures.causes], [1, testability.length]);
  t.match(causes, { 'domain-blocked': { who: 'network-team' } });
  t.ok(rows.length > 40);
  t.match(readFileSync(file, 'utf8'), /<h1>How well each cause can be found out<\/h1>/);
  t.match(await err1002(['model', '--html', '/nowhere/model.html']), {
    status: 3,
    stderr: /\/nowhere\/model\.html: cannot be written \(ENOENT\)/,
  });
});
