import t from 'tap';
import { otherSoftware } from './other-software.ts';
import type { Part } from './script.ts';
import { lineOf, windowsSaying } from './testing/windows-saying.ts';
import { windowsSoftware } from './windows-software.ts';

const windows = (rows: { readonly [part in Part]?: unknown } = {}) => {
  const lines = Object.entries(rows).map(([part, said]) => [part, lineOf(part as Part, said)]);
  return windowsSoftware(windowsSaying(Object.fromEntries(lines)).facts);
};

t.test('Windows tells what is installed and what runs', async t => {
  const software = windows();
  t.match(await software.products(100), {
    value: [
      { name: 'NHS Credential Management', version: '1.4.2.0' },
      { name: 'NHS Port Service', version: '' },
      { name: 'Médecin', version: '' },
    ],
  });
  t.match(await software.service('NHS Port Service', 100), { value: 'running' });
  t.match(
    await software.service('Smart Card', 100),
    { value: 'stopped' },
    'the whole name before its beginnings',
  );
  t.match(await software.service('SCardSvr', 100), { value: 'stopped' });
  t.match(await software.service('NHS Identity', 100), { value: 'absent' });
  t.match(await software.service('', 100), { value: 'absent' });
  t.match(await software.running('NHS Credential Management', 100), { value: true }, 'by its folder');
  t.match(await software.running('NHS Port Service', 100), { value: true }, 'by its name');
  t.match(await software.running('Absent', 100), { value: false });
  t.match(await software.middleware('piv', 100), { value: true });
  t.strictSame(await software.policies(100).then(outcome => outcome.kind === 'ok' && outcome.value), [
    { browser: 'edge', name: 'BlockThirdPartyCookies', values: ['1'] },
    { browser: 'chrome', name: 'CookiesAllowedForUrls', values: ['[*.]localhost', 'b'] },
    { browser: 'chrome', name: 'HomepageLocation', values: ['https://intranet.example'] },
    { browser: 'chrome', name: 'Empty', values: [] },
  ]);
});

t.test('a product that is not seen to run', async t => {
  const processes = [{ Name: 'explorer.exe', ExecutablePath: 'C:\\NHS\\CMX\\explorer.exe' }];
  const idle = windows({ processes });
  t.match(await idle.running('NHS Credential Management', 100), { value: false }, 'its folder is known');
  t.match(await idle.running('NHS Port Service', 100), { kind: 'skipped' }, 'its folder is not');
});

t.test('a list of one or of none is a list, however PowerShell writes it', async t => {
  const paused = { Name: 'PRS', DisplayName: 'NHS Port Service', State: 'Paused' };
  t.match(await windows({ services: paused }).service('NHS Port Service', 100), { value: 'stopped' });
  t.match(await windows({ policies: [] }).policies(100), { kind: 'ok', value: [] });
  t.match(await windows({ policies: null }).policies(100), { kind: 'ok', value: [] });
  const cards = async (Inbox: boolean, Cards: unknown) =>
    windows({ minidrivers: { Inbox, Cards } }).middleware('piv', 100);
  t.match(await cards(true, null), { value: true });
  t.match(await cards(false, 'Other'), { value: false });
});

t.test('an answer that went missing is never taken for "absent"', async t => {
  for (const rows of [null, [], [{}], ['text'], [[]], 7]) {
    t.match(await windows({ services: rows }).service('PRS', 100), { code: 'malformed' });
    t.match(await windows({ products: rows }).products(100), { code: 'malformed' });
    t.match(await windows({ processes: rows }).running('X', 100), { code: 'malformed' });
    t.match(await windows({ minidrivers: rows }).middleware('piv', 100), { code: 'malformed' });
  }
});

t.test('elsewhere every question is skipped, and the platform named', async t => {
  const software = otherSoftware('darwin');
  const all = [
    software.products(1),
    software.service('X', 1),
    software.running('X', 1),
    software.policies(1),
    software.dotnet(1),
    software.session(1),
    software.zone(1),
    software.clientSettings(1),
    software.middleware('piv', 1),
  ];
  for (const outcome of await Promise.all(all))
    t.match(outcome, { kind: 'skipped', because: /Windows, and this is darwin/ });
});

t.test(
  'a list policy may be a key with numbered values, or one value that holds the list as JSON',
  async t => {
    const valuesOf = async (Values: unknown) => {
      const told = await windows({ policies: [{ Browser: 'edge', Name: 'X', Values }] }).policies(100);
      return told.kind === 'ok' && told.value[0]?.values;
    };
    t.strictSame(await valuesOf(['["https://a.example", "[*.]b.example"]']), [
      'https://a.example',
      '[*.]b.example',
    ]);
    for (const pattern of ['[*.]localhost', '["broken', '[1]', '[[]]', ''])
      t.strictSame(await valuesOf([pattern]), [pattern]);
  },
);
