import t from 'tap';
import { failed, ok } from '../../src/outcome.ts';
import { otherSoftware } from './other-software.ts';
import type { Run } from './powershell.ts';
import { scripts } from './scripts.ts';
import { windowsSoftware } from './windows-software.ts';

type Kind = keyof typeof scripts;

/** Documented shape, not recorded on a real workstation. */
const samples: Readonly<Record<Kind, unknown>> = {
  products: [
    {
      DisplayName: 'NHS Credential Management',
      DisplayVersion: '1.4.2.0',
      InstallLocation: '"C:\\NHS\\CM\\"',
    },
    { DisplayName: 'NHS Port Service', DisplayVersion: null, InstallLocation: '' },
    { DisplayName: 'Médecin', InstallLocation: null },
    { DisplayVersion: '1.0' },
    null,
  ],
  services: [
    { Name: 'SCardSvr', DisplayName: 'Smart Card', State: 'Stopped' },
    { Name: 'ScDeviceEnum', DisplayName: 'Smart Card Device Enumeration Service', State: 'Running' },
    { Name: 'PRS', DisplayName: 'NHS Port Service 1.0', State: 'Running' },
    { Name: 'Odd', DisplayName: null, State: null },
  ],
  processes: [
    { Name: 'System', ExecutablePath: null, ProductName: null, FileDescription: null },
    { Name: 'client.exe', ExecutablePath: 'c:\\nhs\\cm\\client.exe', ProductName: 'Client' },
    { Name: 'NHSPortService.exe', ExecutablePath: 'C:\\Other\\NHSPortService.exe' },
  ],
  policies: [
    { Browser: 'edge', Name: 'BlockThirdPartyCookies', Values: ['1'] },
    { Browser: 'edge', Name: 'BlockThirdPartyCookies', Values: ['0'] },
    { Browser: 'chrome', Name: 'CookiesAllowedForUrls', Values: { value: ['[*.]localhost', 'b'], Count: 2 } },
    { Browser: 'chrome', Name: 'HomepageLocation', Values: 'https://intranet.example' },
    { Browser: 'firefox', Name: 'X', Values: ['1'] },
    { Browser: 'chrome', Name: 'Recommended' },
  ],
  minidrivers: { Inbox: false, Cards: ['Identity Device (NIST SP 800-73 [PIV])'] },
};

const kindOf = (script: string): Kind =>
  (Object.keys(scripts) as Kind[]).find(kind => scripts[kind] === script) ?? 'products';

/** A Windows whose scripts print the samples, but for those named here. */
const windows = (printed: { readonly [kind in Kind]?: string } = {}) => {
  const asked: Kind[] = [];
  const run: Run = async script => {
    const kind = kindOf(script);
    asked.push(kind);
    return ok(printed[kind] ?? JSON.stringify(samples[kind]));
  };
  return { ...windowsSoftware(run), asked };
};

t.test('Windows tells what is installed and what runs', async t => {
  const software = windows();
  t.strictSame(await software.products(100).then(outcome => outcome.kind === 'ok' && outcome.value), [
    { name: 'NHS Credential Management', version: '1.4.2.0' },
    { name: 'NHS Port Service', version: '' },
    { name: 'Médecin', version: '' },
  ]);
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
    { browser: 'chrome', name: 'Recommended', values: [] },
  ]);
  t.equal(new Set(software.asked).size, software.asked.length, 'nothing was asked twice');
});

t.test('a product that is not seen to run', async t => {
  const processes = JSON.stringify([{ Name: 'explorer.exe', ExecutablePath: 'C:\\NHS\\CMX\\explorer.exe' }]);
  const idle = windows({ processes });
  t.match(await idle.running('NHS Credential Management', 100), { value: false }, 'its folder is known');
  t.match(await idle.running('NHS Port Service', 100), { kind: 'skipped' }, 'its folder is not');
});

t.test('PowerShell writes JSON in its own ways', async t => {
  const one = JSON.stringify({ Name: 'PRS', DisplayName: 'NHS Port Service', State: 'Paused' });
  const marked = windows({ services: `\uFEFF${one}\r\n` });
  t.match(
    await marked.service('NHS Port Service', 100),
    { value: 'stopped' },
    'one row, marked, in a line of its own',
  );
  t.match(await windows({ policies: '[\r\n\r\n]\r\n' }).policies(100), { kind: 'ok', value: [] });
  t.match(await windows({ minidrivers: '{"Inbox":true,"Cards":null}' }).middleware('piv', 100), {
    value: true,
  });
  t.match(await windows({ minidrivers: '{"Inbox":false,"Cards":"Other"}' }).middleware('piv', 100), {
    value: false,
  });
});

t.test('an answer that went missing is never taken for "absent"', async t => {
  for (const printed of ['', '[]', '[{}]', 'null', 'Get-CimInstance : Zugriff verweigert', '[{"Name":']) {
    t.match(await windows({ services: printed }).service('PRS', 100), { code: 'malformed' }, printed);
    t.match(await windows({ products: printed }).products(100), { code: 'malformed' }, printed);
    t.match(await windows({ processes: printed }).running('X', 100), { code: 'malformed' }, printed);
  }
  t.match(await windows({ minidrivers: '[]' }).middleware('piv', 100), { code: 'malformed' });
});

t.test('each call keeps its own deadline, and a failure is asked again', async t => {
  let calls = 0;
  const slow = windowsSoftware(() => {
    calls += 1;
    return calls === 1 ? new Promise(() => {}) : Promise.resolve(failed('not-permitted'));
  });
  t.match(await slow.service('X', 50), { code: 'timed-out' });
  const refused = windowsSoftware(async () => {
    calls += 1;
    return calls === 2 ? failed('not-permitted', 'PowerShell is not allowed to run') : ok('[{"Name":"X"}]');
  });
  t.match(await refused.service('X', 50), { code: 'not-permitted' });
  t.match(await refused.service('X', 50), { value: 'stopped' });
});

t.test('elsewhere every question is skipped, and the platform named', async t => {
  const software = otherSoftware('linux');
  const all = [
    software.products(1),
    software.service('X', 1),
    software.running('X', 1),
    software.policies(1),
    software.middleware('piv', 1),
  ];
  for (const outcome of await Promise.all(all))
    t.match(outcome, { kind: 'skipped', because: /Windows, and this is linux/ });
});

t.test('the scripts only read, and hold nothing that the command line of Windows would change', async t => {
  for (const [kind, script] of Object.entries(scripts)) {
    t.notMatch(script, /"/, `${kind} has no double quote`);
    t.notMatch(script, /\b(Set|New|Remove|Start|Stop|Restart|Invoke|Add|Clear|Out)-/, `${kind} only reads`);
  }
});
