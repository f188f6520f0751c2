import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import type { Outcome } from '../../src/outcome.ts';
import { stopwatch } from '../clock.ts';
import { issue } from './certificates.ts';
import { https } from './testing/servers.ts';

const run = promisify(execFile);
/** Sources need the loader that we were started with; what was built from them needs none. */
const loader = extname(import.meta.url) === '.ts' ? process.execArgv : [];
const program = fileURLToPath(new URL(`./testing/knock${extname(import.meta.url)}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'err1002-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const certificateFile = join(folder, 'authority.pem');

/** Knocks from a process of its own, inside the command given; `took` is until that process had ended. */
const knock = async (knocks: object, env: object = {}, ...inside: readonly string[]) => {
  const elapsed = stopwatch();
  const [command = '', ...rest] = [...inside, process.execPath, ...loader, program, JSON.stringify(knocks)];
  const { stdout } = await run(command, rest, {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    timeout: 20_000,
  });
  const { outcomes, took }: { outcomes: Outcome<unknown>[]; took: number } = JSON.parse(stdout);
  return { outcomes, took, ended: elapsed() };
};

const resolvers = join(folder, 'resolv.conf');
writeFileSync(resolvers, 'nameserver 127.0.0.1\n');
const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
const alone = ['unshare', ...asRoot, '--net', '--mount', 'sh', '-c'];
const cutOff = [...alone, 'exec "$@"', 'sh'];
// A cable to nobody swallows whatever is sent to its subnet.
const setUp = [
  'ip link set lo up',
  'ip link add hole arp off type veth peer name nobody',
  'ip address add 192.0.2.1/24 dev hole',
  'ip link set nobody up',
  'ip link set hole up',
  `mount --bind ${resolvers} /etc/resolv.conf`,
  'exec "$@"',
].join(' && ');
const laboratory = [...alone, setUp, 'sh'];
const works = (inside: readonly string[]): boolean =>
  spawnSync(inside[0] ?? '', [...inside.slice(1), 'true'], { timeout: 5000 }).status === 0;
/** A skip where no namespace can be made, except in continuous integration, where the test then fails. */
const unless = (inside: readonly string[]) =>
  works(inside) || process.env.CI === 'true'
    ? {}
    : { skip: 'needs unshare (util-linux), ip (iproute2) and the right to make a network namespace' };

const hosts = (label: string) => Array.from({ length: 8 }, (_, index) => `${label}.${index}.example`);

t.test('a workstation without a network is told at once', unless(cutOff), async t => {
  const knocks = {
    deadline: 5000,
    resolve: hosts('any'),
    connect: ['192.0.2.7', '2001:db8::7', '127.0.0.1'],
  };
  const { outcomes, took, ended } = await knock(knocks, {}, ...cutOff);
  t.match(outcomes.slice(0, 8), Array(8).fill({ code: 'no-resolver' }));
  t.match(outcomes.slice(8), Array(3).fill({ code: 'unreachable' }));
  t.ok(took < 8 * 5000, 'at once, not after a deadline each');
  t.ok(ended < took + 10_000, 'and the process ends');
});

t.test('a resolver that never answers delays nothing beyond the deadline', unless(laboratory), async t => {
  const knocks = { deadline: 1500, resolver: '192.0.2.7', resolve: [...hosts('silent'), 'found.example'] };
  const { outcomes, took, ended } = await knock(knocks, {}, ...laboratory);
  t.match(outcomes.slice(0, 8), Array(8).fill({ code: 'timed-out' }));
  t.match(outcomes[8], { kind: 'ok', value: ['192.0.2.7'] }, 'the ninth name gets its turn');
  t.ok(took < 9 * 1500, 'one deadline, not nine');
  t.ok(ended < took + 10_000, 'and the process ends');
});

t.test('each trouble of a resolver has its own name', unless(laboratory), async t => {
  const resolve = ['missing.example', 'refused.example', 'broken.example', 'sinkhole.example', 'localhost'];
  const connect = ['192.0.2.7', '127.0.0.1', '198.51.100.1'];
  const { outcomes } = await knock(
    { deadline: 3000, resolver: '0.0.0.0', resolve, connect },
    {},
    ...laboratory,
  );
  t.match(outcomes, [
    { code: 'name-not-found' },
    { code: 'name-refused' },
    { code: 'name-failed' },
    { kind: 'ok', value: ['0.0.0.0'] },
    { kind: 'ok', value: /127\.0\.0\.1|::1/ },
    { code: 'timed-out' },
    { code: 'connection-refused' },
    { code: 'unreachable' },
  ]);
});

t.test('an authority that only this machine trusts is no public one', async t => {
  const filter = issue({ name: 'Web Filter CA' });
  const port = await https(
    t,
    issue({ name: 'service.example', hosts: ['service.example'] }, filter),
    () => {},
  );
  writeFileSync(certificateFile, filter.cert);
  const { outcomes } = await knock(
    { deadline: 5000, handshake: port },
    { NODE_EXTRA_CA_CERTS: certificateFile },
  );
  t.match(outcomes, [
    { kind: 'ok', value: { publiclyTrusted: false, nameMatches: true, issuer: 'CN=Web Filter CA' } },
  ]);
});
