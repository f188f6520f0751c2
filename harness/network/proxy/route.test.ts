import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import { ok } from '../../../src/outcome.ts';
import { bounded, pause } from '../../clock.ts';
import { failureOf } from '../failure.ts';
import { realNetwork } from '../real-network.ts';
import { closedPort, listen, tcp } from '../testing/servers.ts';
import { routeBySettings, systemRoute } from './route.ts';
import { noProxy, type ProxySettings } from './settings.ts';
import { blob } from './testing/connection-blob.ts';
import { recorded } from './testing/recorded-registry.ts';

const extension = extname(import.meta.url);
const program = fileURLToPath(new URL(`./testing/route-program${extension}`, import.meta.url));
/** Sources need the loader that we were started with; what was built from them needs none. */
const loader = extension === '.ts' ? process.execArgv : [];
const host = 'am.service.example';
const patience = 20_000;
const direct = { kind: 'ok', value: { kind: 'direct' } };
const through = (name: string) => ({ kind: 'ok', value: { kind: 'proxy', host: name, port: 3128 } });
const script = (answer: string) => `function FindProxyForURL(url, host) { return ${answer}; }`;

/** A loop in which nothing interrupts the JavaScript machine. */
const endless = `shExpMatch("${'a'.repeat(60)}", "${'*a'.repeat(30)}*b")`;

/** Asks for the route to hosts at the same time, with settings that stand still. */
const routes = (
  settings: Partial<ProxySettings>,
  hosts: readonly string[],
  wpad?: string,
  deadline = patience,
) => {
  const find = routeBySettings(async () => ({ ...noProxy('a test'), ...settings }), wpad);
  return Promise.all(hosts.map(host => bounded(deadline, signal => find(host, signal).catch(failureOf))));
};
const serve = async (t: Test, answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(t, createServer(answer))}/proxy.pac`;
const serveScript = (t: Test, text: string): Promise<string> => serve(t, (_, reply) => reply.end(text));

t.test(
  'a script chooses for each host, and is fetched once for all that are asked at the same time',
  async t => {
    let fetched = 0;
    const pacUrl = await serve(t, (request, reply) => {
      fetched += 1;
      t.equal(request.url, '/proxy.pac');
      reply.end(
        script(`isInNet(host, "192.0.2.0", "255.255.255.0") ? "PROXY net.example:3128"
        : shExpMatch(host, "*.service.example") ? "PROXY like.example:3128; DIRECT"
        : dnsDomainIs(host, ".org.example") ? "SOCKS5 socks.example:1080"
        : isInNet(myIpAddress(), "0.0.0.0", "0.0.0.0") ? "DIRECT" : "PROXY nowhere.example:3128"`),
      );
    });
    const hosts = ['192.0.2.9', '203.0.113.1', '198.51.100.1', 'localhost', '127.0.0.1', '::1'];
    t.match(await routes({ pacUrl }, hosts), [
      through('net.example'),
      direct,
      direct,
      direct,
      direct,
      direct,
    ]);
    t.equal(fetched, 1);
  },
);

t.test('every required host has a route of its own, and this machine none', async t => {
  const pacUrl = await serveScript(
    t,
    script('shExpMatch(host, "*.nhs.uk") ? "DIRECT" : "PROXY p.example:3128"'),
  );
  const names = [...defaultGuidance.hosts.map(({ name }) => name), 'localhost'];
  const found = await routes({ pacUrl, proxy: 'unused.example:80' }, names);
  t.ok(names.length > 5);
  names.forEach((name, i) => {
    t.match(found[i], /\.nhs\.uk$|^localhost$/.test(name) ? direct : through('p.example'), name);
  });
});

t.test('where no script is found, the proxy that is set counts', async t => {
  const absent = `http://127.0.0.1:${await closedPort()}/wpad.dat`;
  const detect = { autoDetect: true, proxy: 'manual.example:3128', bypass: ['exempt.example'] };
  const found = await routes(detect, [host, 'exempt.example'], absent);
  t.match(found, [through('manual.example'), direct]);
});

t.test('what never ends costs its deadline and no more', async t => {
  const half = script('"DIRECT"').slice(0, 20);
  const places = {
    'a server that says nothing': `http://127.0.0.1:${await tcp(t, () => {})}/`,
    'a server that stops half-way': await serve(t, (_, reply) => void reply.writeHead(200).write(half)),
    'a script that loops in a function of the library': await serveScript(t, script(endless)),
  };
  const ended = Object.entries(places).map(async ([name, pacUrl]) => {
    const [first, second] = await routes({ pacUrl }, [host, 'other.example'], undefined, 1500);
    t.match([first, second], [{ code: 'timed-out' }, { code: 'timed-out' }], name);
  });
  await Promise.all(ended);
});

t.test('a script that loops for one host leaves the others alone', async t => {
  const pacUrl = await serveScript(
    t,
    script(`(() => { if (host === "${host}") for (;;); })() ?? "PROXY p.example:3128"`),
  );
  const [looping, other] = await routes({ pacUrl }, [host, 'other.example']);
  t.match(looping, { kind: 'skipped', because: /come to an end/ });
  t.match(other, through('p.example'));
});

t.test(
  'a script that takes all memory brings down its own process, and the next question has a new one',
  async t => {
    const hoarder = 'var all = []; for (;;) all.push(new Uint8Array(6e7).fill(1));';
    const pacUrl = await serveScript(
      t,
      script(`host === "hoarder.example" ? (() => { ${hoarder} })() : "DIRECT"`),
    );
    const find = routeBySettings(async () => ({ ...noProxy('a test'), pacUrl }));
    const ask = (name: string) => bounded(patience, signal => find(name, signal).catch(failureOf));
    t.match(await ask('hoarder.example'), { kind: 'skipped', because: /brought down/ });
    t.match(await ask(host), direct);
  },
);

const linux = process.platform === 'linux' ? {} : { skip: 'looks into /proc' };

t.test('a program that is killed leaves no script behind', linux, async t => {
  const auto_proxy = await serveScript(t, script(endless));
  const task = JSON.stringify({ hosts: [host], deadline: 60_000 });
  const asking = spawn(process.execPath, [...loader, program, task], {
    env: { PATH: process.env.PATH, auto_proxy },
    stdio: 'ignore',
  });
  const read = (file: string): string => {
    try {
      return readFileSync(`/proc/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const until = (holds: () => boolean) =>
    bounded(patience, async signal => {
      while (!holds()) await pause(50, signal);
      return ok(null);
    });
  const child = () => read(`${asking.pid}/task/${asking.pid}/children`).trim();
  t.match(await until(() => child() !== ''), { kind: 'ok' }, 'a process for the script');
  const id = child();
  t.teardown(() => spawnSync('kill', ['-KILL', id], { stdio: 'ignore' }));
  /** Processor time, hundredths of a second. */
  const used = () => Number(read(`${id}/stat`).split(' ')[13]);
  t.match(await until(() => used() > 150), { kind: 'ok' }, 'the script loops');
  asking.kill('SIGKILL');
  await once(asking, 'exit');
  const gone = await until(() => !/^State:\s+[RSD]/m.test(read(`${id}/status`)));
  t.match(gone, { kind: 'ok' });
});

t.test('the route of a workstation is read from its settings', async t => {
  const folder = t.testdir();
  const routeOn = (platform: NodeJS.Platform, name = 'www.example') =>
    realNetwork({ findRoute: systemRoute(platform) }).route(name, patience);
  const environment = (more: NodeJS.ProcessEnv) =>
    t.intercept(process, 'env', {
      value: { PATH: `${folder}:${process.env.PATH}`, SystemRoot: folder, ...more },
    });
  environment({ https_proxy: 'http://proxy.example:3128' });
  t.match(await routeOn('linux'), through('proxy.example'));
  t.match(await routeOn('linux', 'localhost'), direct);
  t.match(await routeOn('darwin'), { kind: 'failed', code: 'unknown' }, 'no scutil');
  t.match(await routeOn('win32'), { kind: 'failed', code: 'unknown' }, 'no reg.exe');

  mkdirSync(join(folder, 'System32'));
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  program(
    'scutil',
    "echo '<dictionary> { HTTPSEnable : 1\nHTTPSEnable : 1\nHTTPSProxy : mac.example\nHTTPSPort : 3128\n}'",
  );
  t.match(await routeOn('darwin'), through('mac.example'));
  program('gsettings', `echo "org.gnome.system.proxy mode 'none'"`);
  environment({ https_proxy: 'http://proxy.example:3128', XDG_CURRENT_DESKTOP: 'GNOME' });
  t.match(await routeOn('linux'), direct, 'the desktop goes before the environment');

  const settings = recorded.settings
    .replace(/ {4}AutoConfigURL.*?\r\n/, '')
    .replace('Proxy.example:8080', 'win.example:3128');
  const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
  const registry = (text: string, flags: number) => {
    writeFileSync(join(folder, 'settings'), text, 'latin1');
    const server = 'http=a.example:80;https=win.example:3128';
    const kept = `    DefaultConnectionSettings    REG_BINARY    ${blob(flags, server, '', '')}\r\n`;
    writeFileSync(join(folder, 'connections'), kept);
    const cases = `'${key}') exec cat ${folder}/settings ;; '${key}\\Connections') exec cat ${folder}/connections ;;`;
    program('System32/reg.exe', `case "$2" in ${cases} esac; exit 1`);
  };
  registry(settings, 3);
  t.match(await routeOn('win32'), through('win.example'));
  t.match(await routeOn('win32', 'am.service.example'), direct);
  t.match(await routeOn('win32', 'localhost'), direct);
  registry(settings.replace('0x1\r\n    ProxyOverride', '0x0\r\n    ProxyOverride'), 1);
  t.match(await routeOn('win32'), direct, 'switched off');
});
