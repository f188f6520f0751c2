import fc from 'fast-check';
import t from 'tap';
import { failed, ok } from '../../src/outcome.ts';
import { windowsFacts } from './facts.ts';
import { lineReader } from './lines.ts';
import { parts, scriptFor } from './script.ts';
import { askedIn, lineOf, windowsSaying } from './testing/windows-saying.ts';

t.test('one process is asked for all that is wanted at the same time', async t => {
  const { facts, asked } = windowsSaying();
  const all = await Promise.all(parts.map(part => facts.known(part, 1000)));
  t.ok(all.every(({ kind }) => kind === 'ok'));
  await facts.known('products', 1000);
  t.strictSame(asked, [[...parts]]);
  await facts.now('readers', 1000);
  t.strictSame(asked[1], ['readers'], 'what is wanted as it is now is asked by itself');
  await facts.known('readers', 1000);
  t.equal(asked.length, 2);
});

t.test('a part that could not be asked costs the others nothing, and is asked again', async t => {
  const denied = JSON.stringify({ Part: 'zone', Failed: 'PermissionDenied', Why: 'x,y' });
  const { facts, asked } = windowsSaying({
    zone: denied,
    services: 'WARNING: nothing',
    dotnet: '{"Part":"dot',
  });
  t.match(await facts.known('zone', 1000), { code: 'not-permitted', detail: 'PermissionDenied (x,y)' });
  t.match(await facts.known('services', 1000), { code: 'malformed', detail: /services/ });
  t.match(await facts.known('dotnet', 1000), { code: 'malformed' });
  t.match(await facts.known('products', 1000), { kind: 'ok' });
  t.ok(
    asked.slice(1).every(again => again.length < 4),
    'only what failed is asked again',
  );
});

t.test('what was told in time is known, the rest is late', async t => {
  const slow = windowsFacts((_script, _deadline, onLine) => {
    onLine(lineOf('session', [{ Id: 1 }]));
    return new Promise(() => {});
  });
  t.match(await slow.known('session', 5000), { kind: 'ok', value: [{ Id: 1 }] });
  t.match(await slow.known('processes', 50), { code: 'timed-out' });
});

t.test('without PowerShell every part says why, and the next time it is tried again', async t => {
  let calls = 0;
  const facts = windowsFacts(async (script, _deadline, onLine) => {
    calls += 1;
    if (calls === 1) return failed('not-permitted', 'PowerShell is not allowed to run');
    for (const part of askedIn(script)) onLine(lineOf(part, []));
    return ok(null);
  });
  t.match(await facts.known('products', 1000), { code: 'not-permitted' });
  t.match(await facts.known('products', 1000), { kind: 'ok' });
});

/** How a console may write what PowerShell prints. */
const encodings = {
  utf8: (text: string) => Buffer.from(text),
  'utf8 with a mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  utf16: (text: string) => Buffer.from(text, 'utf16le'),
  'utf16 with a mark': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'utf16 the other way round': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
} as const;

const ascii = (text: string): string =>
  text.replace(/[^ -~]/g, odd => `\\u${odd.charCodeAt(0).toString(16).padStart(4, '0')}`);

t.test(
  'what is printed is read whatever the code page, the ends of lines and the pieces it comes in',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ DisplayName: fc.string({ unit: 'binary' }) }), { maxLength: 4 }),
        fc.constantFrom(...Object.values(encodings)),
        fc.constantFrom('\n', '\r\n', '\r\n\r\n'),
        fc.integer({ min: 1, max: 50 }),
        async (rows, encode, end, size) => {
          const facts = windowsFacts(async (_script, _deadline, onLine) => {
            const read = lineReader(1e6, onLine);
            const bytes = encode(`WARNUNG: ä\r\n${ascii(lineOf('products', rows))}${end}`);
            for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size));
            return ok(null);
          });
          const told = await facts.known('products', 5000);
          return told.kind === 'ok' && JSON.stringify(told.value) === JSON.stringify(rows);
        },
      ),
      { numRuns: 200 },
    );
  },
);

t.test('whatever a line says, the facts are rows or a failure', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .record({ Part: fc.constantFrom(...parts), Rows: fc.jsonValue(), Failed: fc.jsonValue() })
            .map(line => JSON.stringify(line)),
        ),
      ),
      async lines => {
        const facts = windowsFacts(async (_script, _deadline, onLine) => {
          for (const line of lines) onLine(line);
          return ok(null);
        });
        const all = await Promise.all(parts.map(part => facts.known(part, 5000)));
        return all.every(told => (told.kind === 'ok' ? Array.isArray(told.value) : told.kind === 'failed'));
      },
    ),
    { numRuns: 100 },
  );
});

t.test('the script only reads, and holds nothing that the command line of Windows would change', async t => {
  const script = scriptFor(parts);
  t.strictSame(askedIn(script), parts);
  t.notMatch(script, /"/, 'no double quote');
  t.match(script, /^[\n -~]*$/, 'plain ASCII');
  t.ok(script.length < 30_000, 'a command line holds 32,767 characters');
  t.notMatch(
    script,
    /\b(Set|New|Remove|Start|Stop|Restart|Invoke|Add|Clear|Out|Copy|Move)-/,
    'it only reads',
  );
});

t.test('the script keeps to what constrained language mode allows', async t => {
  const types = [...scriptFor(parts).matchAll(/\[([A-Za-z.]+)\]/g)].map(([, name]) => name);
  const allowed = ['regex', 'int', 'char', 'string', 'System.Management.Automation.WildcardPattern'];
  t.strictSame(
    types.filter(type => type === undefined || !allowed.includes(type)),
    [],
  );
});
