import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import type { Outcome } from '../../../src/outcome.ts';

const run = promisify(execFile);
const extension = extname(import.meta.url);
/** Sources need the loader that we were started with; what was built from them needs none. */
const loader = extension === '.ts' ? process.execArgv : [];
const program = fileURLToPath(new URL(`./testing/route-program${extension}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'err1002-'));
t.teardown(() => rmSync(folder, { recursive: true }));

/** A network that ends at this machine, whose names are completed with the suffix of an organisation. */
const resolvers = join(folder, 'resolv.conf');
writeFileSync(resolvers, 'nameserver 127.0.0.1\nsearch trust.example\n');
const inside = [
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
  '--net',
  '--mount',
  'sh',
  '-c',
  `ip link set lo up && mount --bind ${resolvers} /etc/resolv.conf && exec "$@"`,
  'sh',
];
const works = spawnSync('unshare', [...inside, 'true'], { timeout: 5000 }).status === 0;
const options =
  works || process.env.CI === 'true'
    ? {}
    : { skip: 'needs unshare (util-linux), ip (iproute2) and the right to make a network namespace' };

const host = 'am.service.example';
const routes = async (task: object, env: NodeJS.ProcessEnv): Promise<readonly Outcome<unknown>[]> => {
  const asked = JSON.stringify({ hosts: [host], deadline: 10_000, ...task });
  const { stdout } = await run('unshare', [...inside, process.execPath, ...loader, program, asked], {
    env: { PATH: process.env.PATH, ...env },
    timeout: 25_000,
  });
  return JSON.parse(stdout);
};

const direct = { kind: 'ok', value: { kind: 'direct' } };
const text = 'function FindProxyForURL(url, host) { return "PROXY proxy.example:3128"; }';
const through = { kind: 'ok', value: { kind: 'proxy', host: 'proxy.example', port: 3128 } };
const atWpad = { port: 80, path: '/wpad.dat', text };
const detect = { auto_proxy: '' };

t.test('WPAD asks for the name that the search suffix completes', options, async t => {
  t.match(await routes({ resolver: true, scripts: [atWpad], hosts: [host, 'localhost'] }, detect), [
    through,
    direct,
  ]);
});

t.test('where WPAD finds nothing there is no proxy', options, async t => {
  const other = { ...atWpad, path: '/other.dat' };
  const found = await Promise.all([
    routes({ resolver: true }, detect),
    routes({ resolver: true, scripts: [other] }, detect),
    routes({ resolver: false, scripts: [atWpad] }, detect),
  ]);
  t.match(found, [[direct], [direct], [direct]]);
});

t.test(
  'a script whose server has no address is gone; one whose name nobody answers for is not known',
  options,
  async t => {
    const at = (label: string, deadline = 10_000) =>
      routes({ resolver: true, deadline }, { auto_proxy: `http://${label}.example/proxy.pac` });
    const [missing, silent] = await Promise.all([at('missing'), at('silent', 1500)]);
    t.match(missing, [direct]);
    t.match(silent, [{ kind: 'failed', code: 'timed-out' }]);
  },
);

t.test(
  'a script may ask for names, and one that hangs holds up only the host it is asked for',
  options,
  async t => {
    const asking = `function FindProxyForURL(url, host) {
    return isResolvable(host) && !isResolvable("missing.example") && isInNet(host, "127.0.0.0", "255.0.0.0") &&
      shExpMatch(myIpAddress(), "127.*") ? "PROXY proxy.example:3128" : "DIRECT";
  }`;
    const task = {
      resolver: true,
      deadline: 4000,
      scripts: [{ port: 8080, path: '/proxy.pac', text: asking }],
      hosts: [host, 'missing.service.example', 'silent.service.example'],
    };
    const found = await routes(task, { auto_proxy: 'http://pac.example:8080/proxy.pac' });
    t.match(found, [through, direct, { kind: 'failed', code: 'timed-out' }]);
  },
);
