import { readFile } from 'node:fs/promises';
import t from 'tap';
import { namespaceTests } from '../virtual-reader/testing/namespace-test.ts';
import { inWords } from './observation.ts';
import { readme, readmePath } from './readme.ts';
import { rows } from './table.ts';

t.setTimeout(300_000);

await namespaceTests(import.meta.url, () => {
  t.test('every fault looks the same in process, over our own service and over pcscd', async t => {
    const seen = await rows();
    for (const { fault, expected, ourService, pcscd } of seen)
      for (const [road, finding] of Object.entries({ ourService, pcscd }))
        t.not(
          finding.kind,
          'other',
          finding.kind !== 'other'
            ? `${fault} ${road}`
            : `${fault} ${road}\nexpected ${inWords(expected)}\nseen ${inWords(finding.seen)}`,
        );
    t.ok(seen.filter(({ pcscd }) => pcscd.kind === 'same').length > 30, 'most that pcscd can show');
    t.equal(readme(seen), await readFile(readmePath(), 'utf8'), 'run `npm run differential`');
  });
});
