import fc from 'fast-check';
import t from 'tap';
import type { Part } from './script.ts';
import { settingsIn, zoneIn } from './settings.ts';
import { lineOf, windowsSaying } from './testing/windows-saying.ts';
import { windowsSoftware } from './windows-software.ts';

const windows = (part: Part, rows: unknown) =>
  windowsSoftware(windowsSaying({ [part]: lineOf(part, rows) }).facts);

t.test('Windows in good order says how it is set up', async t => {
  const software = windowsSoftware(windowsSaying().facts);
  t.match(await software.dotnet(100), { value: 533325 });
  t.match(await software.session(100), { value: 'console' });
  t.match(await software.zone(100), {
    value: { autoDetect: false, intranetName: true, proxyByPass: true, uncAsIntranet: true },
  });
  t.match(await software.clientSettings(100), {
    value: [{ client: 'identity-agent', name: 'UseCardReaderPolling', value: 'false' }],
  });
});

t.test('without the key of .NET 4.5 there is no release; without an answer nobody knows', async t => {
  t.match(await windows('dotnet', { Release: null }).dotnet(100), { kind: 'ok', value: null });
  t.match(await windows('dotnet', []).dotnet(100), { code: 'malformed' });
  t.match(await windows('dotnet', { Release: '528040' }).dotnet(100), { code: 'malformed' });
});

t.test('a session is told by its name, and by its number where the name does not tell', async t => {
  const session = async (row: object) => windows('session', [row]).session(100);
  t.match(await session({ Name: 'RDP-Tcp#3', Id: 3, Glass: 1 }), { value: 'rdp' });
  t.match(await session({ Name: 'ICA-TCP#0', Id: 3, Glass: 1, Citrix: true }), { value: 'citrix' });
  t.match(await session({ Name: 'Console', Id: 2, Glass: 2, Citrix: false }), { value: 'console' });
  t.match(await session({ Id: 1, Glass: 1 }), { value: 'console' });
  for (const row of [
    { Name: 'Console', Id: 1, Glass: 1, Citrix: true },
    { Name: 'Console', Id: 3, Glass: 1 },
    { Name: 'Console', Id: 3, Glass: null },
    { Name: 'PCoIP', Id: 1, Glass: 1 },
    { Name: '', Id: 0, Glass: 1 },
    {},
  ])
    t.match(await session(row), { kind: 'skipped' }, JSON.stringify(row));
});

t.test('of the zone and of the clients what is set first is in force', async t => {
  const row = fc.record({
    AutoDetect: fc.option(fc.nat({ max: 2 })),
    IntranetName: fc.constant(null),
    ProxyByPass: fc.constant(null),
    UNCAsIntranet: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), rows => {
      const set = rows.flatMap(({ AutoDetect }) => AutoDetect ?? []);
      const { autoDetect, intranetName } = zoneIn(rows);
      return autoDetect === (set[0] === undefined ? null : set[0] !== 0) && intranetName === null;
    }),
  );
  const [client, name] = ['identity-agent', 'UseCardReaderPolling'] as const;
  t.strictSame(settingsIn(['true', 'false'].map(value => ({ client, name, value }))), [
    { client, name, value: 'true' },
  ]);
});
