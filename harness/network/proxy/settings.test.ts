import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { isExempt, isLike, isLocal } from './bypass.ts';
import { environmentSettings } from './environment.ts';
import { gnomeSettings, isGnome } from './gnome.ts';
import { macSettings } from './mac.ts';
import { noProxy, type ProxySettings, planFor, rulesOf } from './settings.ts';
import { recordedGnome } from './testing/recorded-gnome.ts';

const host = 'am.service.example';

/** The proxy that settings name for a host where no script does. */
const proxyFor = (settings: ProxySettings, to = host): string | null => {
  const plan = planFor(settings, to);
  return plan.kind === 'go' ? plan.otherwise : plan.because;
};

t.test('the environment names a proxy for HTTPS, and the hosts that go without', async t => {
  const proxy = 'http://proxy.example:3128';
  const set = (env: Record<string, string>) => proxyFor(environmentSettings(env));
  const without = (no_proxy: string) => set({ https_proxy: proxy, no_proxy });
  t.equal(set({}), null);
  t.equal(set({ HTTP_PROXY: proxy }), null, 'a proxy for HTTP alone');
  t.equal(set({ ALL_PROXY: proxy }), proxy);
  t.equal(set({ https_proxy: proxy, HTTPS_PROXY: 'other', ALL_PROXY: 'other' }), proxy);
  t.equal(set({ https_proxy: '', HTTPS_PROXY: proxy }), proxy, 'an empty one is unset');
  t.equal(set({ SOCKS_SERVER: 'socks4://s.example:1080' }), 'socks5://s.example:1080');
  for (const entry of [
    '*',
    host,
    'service.example',
    '.service.example',
    '*.service.example',
    'SERVICE.EXAMPLE',
    'a.example, service.example',
    'a.example service.example:443',
  ])
    t.equal(without(entry), null, entry);
  for (const entry of ['', ' , ', '.', 'vice.example', 'other.example', 'service.example:8443', 'am'])
    t.equal(without(entry), proxy, entry);
  const settings = environmentSettings({ https_proxy: proxy, no_proxy: '10.0.0.0/8,::1,192.0.2.7' });
  for (const direct of ['10.9.8.7', '192.0.2.7', 'localhost', 'x.localhost'])
    t.equal(proxyFor(settings, direct), null, direct);
  for (const not of ['11.0.0.1', '192.0.2.70', '2001:db8::1']) t.equal(proxyFor(settings, not), proxy, not);
});

t.test('the environment may name a script, as Chromium reads it', async t => {
  const url = 'http://pac.example/proxy.pac';
  t.match(environmentSettings({ auto_proxy: url, https_proxy: 'a:80' }), {
    pacUrl: url,
    autoDetect: false,
    proxy: null,
  });
  t.match(environmentSettings({ auto_proxy: '' }), { pacUrl: null, autoDetect: true });
});

t.test('the settings of GNOME are read as its tool prints them', async t => {
  t.match(gnomeSettings(recordedGnome.none), { autoDetect: false, pacUrl: null, proxy: null });
  t.match(gnomeSettings(recordedGnome.script), { autoDetect: false, pacUrl: 'http://pac.example/proxy.pac' });
  t.match(gnomeSettings(recordedGnome.detect), { autoDetect: true, pacUrl: null });
  const manual = gnomeSettings(recordedGnome.manual) ?? noProxy('');
  t.strictSame(manual.bypass, ['localhost', '10.0.0.0/8', "it's.example"]);
  t.equal(proxyFor(manual), 'proxy.example:8080');
  t.equal(proxyFor(manual, '10.1.1.1'), null);
  t.equal(gnomeSettings(''), null);
  t.ok(isGnome('ubuntu:GNOME'));
  for (const other of ['', 'KDE', 'GNOMEX']) t.notOk(isGnome(other), other);
});

t.test('the settings of macOS are read in their documented shape', async t => {
  const printed = [
    '<dictionary> {',
    '  ExceptionsList : <array> {',
    '    0 : *.local',
    '    1 : Direct.example',
    '  }',
    '  ExcludeSimpleHostnames : 1',
    '  HTTPSEnable : 1',
    '  HTTPSPort : 8080',
    '  HTTPSProxy : proxy.example',
    '  ProxyAutoConfigEnable : 0',
    '  ProxyAutoConfigURLString : http://pac.example/proxy.pac',
    '}',
  ].join('\n');
  const settings = macSettings(printed);
  t.match(settings, { pacUrl: null, autoDetect: false, proxy: 'proxy.example:8080' });
  for (const direct of ['printer.local', 'direct.example', 'intranet'])
    t.equal(proxyFor(settings, direct), null);
  t.equal(proxyFor(settings), 'proxy.example:8080');
  const script = printed
    .replace('ConfigEnable : 0', 'ConfigEnable : 1')
    .replace('HTTPSEnable : 1', 'HTTPSEnable : 0');
  t.match(macSettings(script), { pacUrl: 'http://pac.example/proxy.pac', proxy: null });
  t.match(macSettings('<dictionary> {\n}\n'), { pacUrl: null, proxy: null, autoDetect: false });
});

t.test('the first exception that bears on a host decides', async t => {
  const exempt = (rules: string, to = host) => isExempt(rulesOf(rules), to);
  for (const rule of [
    '*',
    '*.service.example',
    '.service.example',
    'https://am.*',
    'AM.SERVICE.EXAMPLE:443',
    '*rvice*',
  ])
    t.ok(exempt(rule), rule);
  for (const rule of [
    'http://*',
    '*:80',
    'service.example',
    '<local>',
    '<-loopback>',
    '10.0.0.0/99',
    '/8',
    '',
  ])
    t.notOk(exempt(rule), rule);
  t.ok(exempt('10.0.0.0/8', '10.2.3.4'));
  t.ok(exempt('fefe::/16', 'fefe::7'));
  t.ok(exempt('[2001:db8::1]', '2001:db8::1'));
  t.ok(exempt('<local>', 'intranet'));
  t.ok(exempt('', 'localhost'));
  t.notOk(exempt('<-loopback>;localhost', 'localhost'), 'taken back first');
  t.ok(exempt('localhost;<-loopback>', 'localhost'), 'exempt first');
});

t.test('this machine is known by all its names', async t => {
  for (const name of [
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'loopback',
    '127.1.2.3',
    '::1',
    'fe80::1',
    '169.254.0.9',
  ])
    t.ok(isLocal(name), name);
  for (const name of ['localhost.example', 'mylocalhost', '128.0.0.1', '::2', host])
    t.notOk(isLocal(name), name);
});

t.test(
  'whatever is set, this machine is reached without a proxy unless that is taken back outright',
  async () => {
    const text = fc.option(fc.string(), { nil: null });
    const settings = fc.record({
      source: fc.string(),
      autoDetect: fc.boolean(),
      offered: fc.array(fc.string()),
      pacUrl: text,
      proxy: text,
      bypass: fc.array(
        fc.oneof(fc.string(), fc.constantFrom('*', '<local>', 'localhost', '[::1]', '10.0.0.0/8')),
      ),
      unclear: text,
      ofServices: text,
    });
    const name = fc.constantFrom('localhost', 'LocalHost', '127.0.0.1', '::1', 'a.localhost');
    fc.assert(
      fc.property(settings, name, (settings, name) => {
        const { bypass, proxy } = settings;
        const back = planFor({ ...settings, bypass: ['<-loopback>', ...bypass], unclear: null }, name);
        return (
          isDeepStrictEqual(planFor(settings, name), { kind: 'go', scripts: [], otherwise: null }) &&
          back.kind === 'go' &&
          back.otherwise === proxy
        );
      }),
    );
  },
);

t.test('a pattern with stars means what its regular expression means', async t => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });
  fc.assert(
    fc.property(text, pattern, (text, pattern) => {
      const expression = pattern.replaceAll('.', '\\.').replaceAll('*', '.*');
      return isLike(text, pattern) === new RegExp(`^${expression}$`).test(text);
    }),
    { numRuns: 1000 },
  );
  t.notOk(isLike('a'.repeat(10_000), `${'*a'.repeat(5_000)}*b`), 'thousands of stars come to an end');
});

t.test('scripts are looked for in the order of browsers, and never for this machine', async t => {
  const pacUrl = 'http://pac.example/proxy.pac';
  const settings = { ...noProxy('a test'), autoDetect: true, pacUrl, proxy: 'proxy.example:8080' };
  t.strictSame(planFor(settings, host), {
    kind: 'go',
    scripts: [
      { url: 'http://wpad/wpad.dat', optional: true },
      { url: pacUrl, optional: false },
    ],
    otherwise: 'proxy.example:8080',
  });
  const offered = ['http://dhcp.example/wpad.dat'];
  t.match(planFor({ ...settings, offered }, host), {
    scripts: [{ url: offered[0], optional: true }, { url: 'http://wpad/wpad.dat' }, { url: pacUrl }],
  });
  t.match(planFor({ ...settings, offered, autoDetect: false }, host), { scripts: [{ url: pacUrl }] });
  t.strictSame(planFor(settings, 'localhost'), { kind: 'go', scripts: [], otherwise: null });
  t.match(planFor({ ...settings, bypass: ['<-loopback>'] }, 'localhost'), {
    otherwise: 'proxy.example:8080',
  });
});
