import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { parseConnectionSettings } from './connection-settings.ts';
import { type RegistryKey, type RegistryValues, valuesOf } from './registry.ts';
import { planFor } from './settings.ts';
import { blob } from './testing/connection-blob.ts';
import { recorded } from './testing/recorded-registry.ts';
import { type WindowsRegistry, windowsKeys, windowsSettings } from './windows.ts';

const host = 'am.service.example';
/** The bytes as the pipe brings them, which our reader takes for UTF-8. */
const asRead = (printed: string): string => Buffer.from(printed, 'latin1').toString('utf8');
const valuesAt = (printed: string, { values }: RegistryKey) => valuesOf([asRead(printed)], values);

t.test('what a real reg printed is read, in any language and code page', async t => {
  for (const printed of [recorded.settings, recorded.settingsInGerman]) {
    t.strictSame(await valuesAt(printed, windowsKeys.user), {
      AutoConfigURL: 'http://pac.example/\ufffdbersicht.pac',
      ProxyEnable: '0x1',
      ProxyOverride: '*.Service.example;10.*;<local>',
      ProxyServer: 'http=a.example:80;https=Proxy.example:8080',
    });
    t.strictSame(await valuesOf([printed], ['User Agent', 'empty', 'Big', 'ZonesSecurityUpgrade']), {
      'User Agent': 'Mozilla/4.0 (compatible; MSIE 8.0; Win32)',
      empty: '',
      Big: '(null)',
      ZonesSecurityUpgrade: 'A0B1C2D3',
    });
  }
  t.strictSame(await valuesAt(recorded.policy, windowsKeys.policy), { ProxySettingsPerUser: '0x0' });
  const { DefaultConnectionSettings = '' } = await valuesAt(
    recorded.connections,
    windowsKeys.userConnections,
  );
  t.strictSame(parseConnectionSettings(DefaultConnectionSettings), {
    autoDetect: true,
    proxy: 'http=a.example:80;https=Proxy.example:8080',
    bypass: '*.Service.example;10.*;<local>',
    pacUrl: 'http://pac.example/proxy.pac',
  });
  const { WinHttpSettings = '' } = await valuesAt(
    recorded.machineConnections,
    windowsKeys.machineConnections,
  );
  t.strictSame(parseConnectionSettings(WinHttpSettings), {
    autoDetect: false,
    proxy: 'winhttp.example:3128',
    bypass: '<local>',
    pacUrl: null,
  });
});

const word = fc.stringMatching(/^[!-~\u00c0-\u00ff]([ -~\u00c0-\u00ff]{0,20}[!-~])?$/);
const entry = fc.record({
  name: fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/).filter(name => !/ {4}REG_/.test(name)),
  type: fc.constantFrom('REG_SZ', 'REG_EXPAND_SZ', 'REG_DWORD', 'REG_BINARY', 'REG_MULTI_SZ', 'REG_NONE'),
  data: fc.option(word, { nil: '' }),
});

t.test('values are found whatever stands around them and wherever the pieces break', async () => {
  const property = fc.asyncProperty(
    fc.uniqueArray(entry, { selector: ({ name }) => name.toLowerCase(), maxLength: 8 }),
    fc.constantFrom('\r\n', '\n'),
    fc.array(fc.nat(400), { maxLength: 6 }),
    fc.boolean(),
    async (entries, end, breaks, upper) => {
      const lines = entries.map(({ name, type, data }) => `    ${name}    ${type}    ${data}`);
      const text = [
        '',
        'HKEY_CURRENT_USER\\Anything',
        ...lines,
        '',
        'HKEY_CURRENT_USER\\Anything\\Sub',
        '',
      ].join(end);
      const cuts = [0, ...breaks.map(at => at % (text.length + 1)).sort((a, b) => a - b), text.length];
      const pieces = cuts.slice(1).map((at, i) => text.slice(cuts[i], at));
      const wanted = entries.filter((_, i) => i % 2 === 0);
      const names = wanted.map(({ name }) => (upper ? name.toUpperCase() : name));
      const found = await valuesOf(pieces, names);
      return isDeepStrictEqual(found, Object.fromEntries(wanted.map(({ data }, i) => [names[i], data])));
    },
  );
  await fc.assert(property);
});

t.test('a million values and a line of megabytes are passed over', async t => {
  const filler = `${'    Some value or other    REG_SZ    with data in it\r\n'.repeat(1000)}`;
  const giant = `    Giant    REG_SZ    ${'x'.repeat(1024 * 1024)}`;
  const pieces = function* () {
    for (let i = 0; i < 1000; i++) yield filler;
    yield giant;
    for (let i = 0; i < 100; i++) yield giant.slice(-64 * 1024);
    yield '\r\n    ProxyEnable    REG_DWORD    0x1\r\n';
  };
  t.strictSame(await valuesOf(pieces(), ['ProxyEnable', 'Giant']), { ProxyEnable: '0x1' });
});

t.test('settings of a connection are read as they were laid out, and anything else is refused', async t => {
  const text = fc.stringMatching(/^[ -~]{0,40}$/);
  fc.assert(
    fc.property(fc.nat(15), text, text, text, (flags, proxy, bypass, pacUrl) => {
      const read = parseConnectionSettings(blob(flags, proxy, bypass, pacUrl));
      return isDeepStrictEqual(read, {
        autoDetect: (flags & 8) !== 0,
        proxy: (flags & 2) !== 0 && proxy !== '' ? proxy : null,
        bypass,
        pacUrl: (flags & 4) !== 0 && pacUrl !== '' ? pacUrl : null,
      });
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array(), bytes => void parseConnectionSettings(Buffer.from(bytes).toString('hex'))),
  );
  const cutShort = blob(2, 'proxy.example:8080').slice(0, 40);
  for (const bad of ['', '46', 'zz'.repeat(20), cutShort, blob(2, 'pr\u00f6xy')])
    t.equal(parseConnectionSettings(bad), null, bad);
});

const settingsOf = (user: RegistryValues, rest: WindowsRegistry = {}) => windowsSettings({ user, ...rest });
const detectOff = { userConnections: { DefaultConnectionSettings: blob(1, '', '', '') } };

t.test('the Internet Settings name a proxy, and the hosts that go without', async t => {
  const on = {
    ProxyEnable: '0x1',
    ProxyServer: 'Proxy.example:8080',
    ProxyOverride: '*.Service.example;10.*;<local>',
  };
  const way = (user: RegistryValues, to = 'www.example') => {
    const plan = planFor(settingsOf(user), to);
    return plan.kind === 'go' ? plan.otherwise : plan.because;
  };
  t.equal(way(on), 'proxy.example:8080');
  for (const direct of [host, '10.1.2.3', 'intranet', 'localhost', '127.0.0.1', '::1', '169.254.3.4'])
    t.equal(way(on, direct), null, direct);
  t.equal(way({ ...on, ProxyOverride: '<local>;<-loopback>' }, 'localhost'), null, '<local> comes first');
  t.equal(way({ ...on, ProxyOverride: '<-loopback>' }, 'localhost'), 'proxy.example:8080');
  t.equal(way({ ...on, ProxyEnable: '0x0' }), null, 'switched off');
  t.equal(way({}), null, 'never set');
  t.equal(way({ ...on, ProxyOverride: 'www.(example' }), 'proxy.example:8080');

  const serverOf = (ProxyServer: string) => way({ ProxyEnable: '0x1', ProxyServer });
  t.equal(serverOf('http=a.example:80;https=b.example:8443;ftp=c.example'), 'b.example:8443');
  t.equal(serverOf('http=a.example:80'), null, 'a proxy for HTTP alone');
  t.equal(serverOf('socks=s.example:1080'), 'socks://s.example:1080');
  t.equal(serverOf('https=http://b.example:8080'), 'http://b.example:8080');
});

t.test('a proxy is looked for on the network until somebody switches that off', async t => {
  t.equal(settingsOf({}).autoDetect, true, 'never set');
  t.equal(settingsOf({}, detectOff).autoDetect, false);
  t.equal(settingsOf({}, { userConnections: { DefaultConnectionSettings: blob(9) } }).autoDetect, true);
  const pac = { AutoConfigURL: 'http://pac.example/proxy.pac' };
  const kept = { userConnections: { DefaultConnectionSettings: blob(12, '', '', pac.AutoConfigURL) } };
  t.match(planFor(settingsOf(pac, kept), host), {
    scripts: [
      { url: 'http://wpad/wpad.dat', optional: true },
      { url: pac.AutoConfigURL, optional: false },
    ],
    otherwise: null,
  });
});

t.test(
  'where Windows keeps two versions of the same settings, or a browser has its own, the way is left open',
  async t => {
    const pac = { AutoConfigURL: 'http://pac.example/proxy.pac' };
    t.match(settingsOf(pac, detectOff).unclear, /do not agree/);
    t.match(settingsOf({ ProxyEnable: '0x1', ProxyServer: 'a:80' }, detectOff).unclear, /do not agree/);
    t.match(settingsOf({ AutoConfigURL: 'http://pac.example/\ufffd.pac' }).unclear, /ASCII/);
    t.equal(
      settingsOf({ ProxyEnable: '0x0', ProxyServer: 'a:80' }, detectOff).unclear,
      null,
      'both say no proxy',
    );
    for (const policy of [
      { ProxyMode: 'direct' },
      { ProxyServer: 'a:80' },
      { ProxySettings: '{"ProxyMode": "pac_script"}' },
    ]) {
      t.match(settingsOf({}, { chrome: policy }).unclear, /Chrome/);
      t.match(settingsOf({}, { edgeOfUser: policy }).unclear, /Edge/);
    }
    for (const policy of [
      { ProxyMode: 'system' },
      { ProxyServerMode: '0x3' },
      { ProxySettings: '{"ProxyMode":"system"}' },
    ])
      t.equal(settingsOf({}, { chrome: policy, edge: policy }).unclear, null);
    const plan = (to: string) => planFor(settingsOf(pac, detectOff), to);
    t.match(plan(host), { kind: 'open' });
    t.match(
      plan('localhost'),
      { kind: 'go', scripts: [], otherwise: null },
      'this machine needs no proxy either way',
    );
  },
);

t.test('by policy the settings are those of the machine', async t => {
  const settings = settingsOf(
    { ProxyEnable: '0x1', ProxyServer: 'user.example:80' },
    {
      policy: { ProxySettingsPerUser: '0x0' },
      machine: { ProxyEnable: '0x1', ProxyServer: 'machine.example:80' },
      machineConnections: { DefaultConnectionSettings: blob(3, 'machine.example:80') },
    },
  );
  t.match(settings, { proxy: 'machine.example:80', autoDetect: false, unclear: null, source: /machine/ });
});

t.test('the proxy of Windows services is reported and not followed', async t => {
  const settings = settingsOf(
    {},
    { machineConnections: { WinHttpSettings: blob(3, 'winhttp.example:3128', '') } },
  );
  t.match(settings, { ofServices: 'winhttp.example:3128', proxy: null });
  t.match(planFor(settings, host), { otherwise: null });
});
