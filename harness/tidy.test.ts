import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { packageRoot } from './cli/package-root.ts';

const rooms = ['src', 'sim', 'harness', 'scenarios', 'reports'];

interface Source {
  readonly file: string;
  readonly text: string;
  readonly lines: number;
}

const sources: readonly Source[] = rooms.flatMap(room =>
  readdirSync(join(packageRoot(), room), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => {
      const text = readFileSync(join(packageRoot(), room, name), 'utf8');
      return { file: `${room}/${name}`, text, lines: text.split('\n').length };
    }),
);

/** What no source may hold, and the files that are the one place for it. */
const banned: readonly { readonly what: string; readonly pattern: RegExp; readonly only?: RegExp }[] = [
  { what: 'chance outside generated scenarios', pattern: /Math\.random/ },
  { what: 'a switch on the environment', pattern: /NODE_ENV/ },
  { what: 'a cast to any', pattern: /\bas any\b(?!\s+[a-z])/ },
  { what: 'an ignored type error', pattern: /@ts-(ignore|expect-error|nocheck)/ },
  { what: 'a default export', pattern: /^export default/m },
  {
    what: 'a real clock or timer',
    pattern: /\b(Date\.now|performance\.now|new Date\(\)|setTimeout|setInterval)\b/,
    // `unit-tests.ts` has a method of that name, as tap has.
    only: /^harness\/(clock|mutation\/unit-tests)\.ts$|\/testing\/|\.test\.ts$/,
  },
  { what: 'PC/SC result codes', pattern: /0x8010[0-9a-f]{4}/i, only: /^(src|harness)\/pcsc\/|\.test\.ts$/ },
  {
    what: 'a host of NHS England',
    pattern: /\.nhs\.uk/,
    only: /^src\/guidance\/|^src\/model\/causes|^sim\/faults\/client\.ts$|\.test\.ts$|\/testing\/|^scenarios\//,
  },
];

t.test('every source keeps the rules that no other tool knows', async t => {
  t.ok(sources.length > 100, 'the sources were found');
  for (const { what, pattern, only } of banned) {
    const guilty = sources.filter(
      ({ file, text }) => file !== 'harness/tidy.test.ts' && pattern.test(text) && only?.test(file) !== true,
    );
    t.strictSame(
      guilty.map(({ file }) => file),
      [],
      what,
    );
  }
});

t.test('a file holds one thing', async t => {
  // Vocabularies are long lists of short entries.
  const lists = /^src\/(evidence\/questions|explain\/words)\.ts$|\.test\.ts$|test-keys\.ts$/;
  const long = sources.filter(({ file, lines }) => lines > 200 && !lists.test(file));
  t.strictSame(
    long.map(({ file, lines }) => `${file}: ${lines} lines`),
    [],
  );
});

t.test('every file is named in kebab-case', async t => {
  const odd = sources.filter(({ file }) => !/^[a-z0-9/-]+(\.test)?\.ts$/.test(file));
  t.strictSame(
    odd.map(({ file }) => file),
    [],
  );
});
