import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { environmentProxy } from './environment-proxy.ts';
import { realNetwork } from './real-network.ts';
import { routeThrough, systemRoute } from './route.ts';
import { parseRegistryValues, windowsProxy } from './windows-proxy.ts';

const host = 'am.service.example';

t.test('the environment names a proxy for HTTPS, and the hosts that go without', async t => {
  const proxy = 'http://proxy.example:3128';
  const without = (no_proxy: string) => environmentProxy(host, { https_proxy: proxy, no_proxy });
  t.equal(environmentProxy(host, {}), null);
  t.equal(environmentProxy(host, { HTTP_PROXY: proxy }), null, 'a proxy for HTTP alone');
  t.equal(environmentProxy(host, { ALL_PROXY: proxy }), proxy);
  t.equal(environmentProxy(host, { https_proxy: proxy, HTTPS_PROXY: 'other', ALL_PROXY: 'other' }), proxy);
  t.equal(environmentProxy(host, { https_proxy: '', HTTPS_PROXY: proxy }), proxy, 'an empty one is unset');
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
});

t.test('a proxy setting becomes a route', async t => {
  const proxy = (setting: string | null) => routeThrough(setting);
  t.match(proxy(null), { value: { kind: 'direct' } });
  t.match(proxy('http://proxy.example:3128'), {
    value: { kind: 'proxy', host: 'proxy.example', port: 3128 },
  });
  t.match(proxy('proxy.example:8080'), { value: { host: 'proxy.example', port: 8080 } });
  t.match(proxy('10.0.0.1'), { value: { host: '10.0.0.1', port: 80 } });
  t.match(proxy('http://user:secret@[::1]:3128/'), { value: { host: '::1', port: 3128 } });
  t.match(proxy('socks5://proxy.example'), { kind: 'skipped' });
  t.match(proxy('https://proxy.example'), { kind: 'skipped' });
  t.match(proxy('http://:::'), { kind: 'failed', code: 'malformed' });
});

/** Documented shape of what `reg query` prints, not recorded on a real workstation. */
const printed = [
  '',
  'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  '    User Agent    REG_SZ    Mozilla/4.0 (compatible; MSIE 8.0; Win32)',
  '    ProxyEnable    REG_DWORD    0x1',
  '    ProxyServer    REG_SZ    Proxy.example:8080',
  '    ProxyOverride    REG_SZ    *.Service.example;10.*;<local>',
  '    Empty    REG_SZ    ',
  '    ZonesSecurityUpgrade    REG_BINARY    A0B1',
  '',
  'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\5.0',
  '',
].join('\r\n');

t.test('the Internet Settings of Windows name a proxy, and the hosts that go without', async t => {
  const settings = parseRegistryValues(printed);
  t.equal(settings['User Agent'], 'Mozilla/4.0 (compatible; MSIE 8.0; Win32)');
  t.equal(settings.Empty, '');
  t.equal(windowsProxy(settings, 'www.example'), 'proxy.example:8080');
  for (const direct of [host, '10.1.2.3', 'intranet']) t.equal(windowsProxy(settings, direct), null, direct);
  t.equal(windowsProxy({ ...settings, ProxyEnable: '0x0' }, 'www.example'), null, 'switched off');
  t.equal(windowsProxy({}, host), null, 'never set');
  t.equal(windowsProxy({ ...settings, ProxyOverride: 'www.(example' }, 'www.example'), 'proxy.example:8080');

  const serverOf = (ProxyServer: string) => windowsProxy({ ProxyEnable: '0x1', ProxyServer }, host);
  t.equal(serverOf('http=a.example:80;https=b.example:8443;ftp=c.example'), 'b.example:8443');
  t.equal(serverOf('http=a.example:80'), null, 'a proxy for HTTP alone');
  t.equal(serverOf('socks=s.example:1080'), 'socks://s.example:1080');
  t.equal(serverOf('https=http://b.example:8080'), 'http://b.example:8080');
});

t.test('the route of a workstation is read from its settings', async t => {
  const folder = t.testdir();
  const routeOn = (platform: NodeJS.Platform) =>
    realNetwork({ findRoute: systemRoute(platform) }).route('www.example', 2000);
  t.intercept(process, 'env', {
    value: { ...process.env, SystemRoot: folder, https_proxy: 'http://127.0.0.1:9' },
  });
  t.match(await routeOn('linux'), { value: { kind: 'proxy', host: '127.0.0.1', port: 9 } });

  t.match(await routeOn('win32'), { kind: 'failed', code: 'unknown' }, 'no reg.exe');
  mkdirSync(join(folder, 'System32'));
  const reg = join(folder, 'System32', 'reg.exe');
  const prints = (text: string) => {
    writeFileSync(reg, `#!/bin/sh\ncat <<'END'\n${text}\nEND\n`);
    chmodSync(reg, 0o755);
  };
  prints(printed);
  t.match(await routeOn('win32'), { value: { kind: 'proxy', host: 'proxy.example', port: 8080 } });
  prints(`${printed}    AutoConfigURL    REG_SZ    http://wpad.example/proxy.pac\r\n`);
  t.match(await routeOn('win32'), { kind: 'skipped', because: /PAC/ });
  prints('');
  t.match(await routeOn('win32'), { value: { kind: 'direct' } });
});
