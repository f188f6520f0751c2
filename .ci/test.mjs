// The whole test: installs what the real-stack tests need where it may, then checks types, lint, arrows and behaviour.
// Its last line is `N passed, N failed, N skipped`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** Debian packages behind the real-stack tests, and the program or file that shows each is there. */
const packages = {
  pcscd: '/usr/sbin/pcscd',
  'libpcsclite-dev': '/usr/include/PCSC/winscard.h',
  'vsmartcard-vpcd': '/usr/lib/pcsc/drivers/serial/libifdvpcd.so',
  iproute2: '/usr/sbin/ip',
  socat: '/usr/bin/socat',
  curl: '/usr/bin/curl',
  'util-linux': '/usr/bin/unshare',
  opensc: '/usr/bin/pkcs11-tool',
  openssl: '/usr/bin/openssl',
  'pcsc-tools': '/usr/bin/pcsc_scan',
  'python3-pyscard': '/usr/lib/python3/dist-packages/smartcard/System.py',
  'vsmartcard-vpicc': '/usr/bin/vicc',
  'python3-pycryptodome': '/usr/lib/python3/dist-packages/Cryptodome/__init__.py',
  gcc: '/usr/bin/gcc',
  make: '/usr/bin/make',
  'g++': '/usr/bin/g++',
  python3: '/usr/bin/python3',
  nftables: '/usr/sbin/nft',
  nsd: '/usr/sbin/nsd',
  unbound: '/usr/sbin/unbound',
  'squid-openssl': '/usr/lib/squid/security_file_certgen',
  faketime: '/usr/bin/faketime',
};

const bin = name => join('node_modules', '.bin', name);
const run = (command, args, options = {}) =>
  spawnSync(command, args, { stdio: 'inherit', ...options }).status === 0;
const title = text => console.log(`\n== ${text}`);

/** While packages are installed, none of their servers is started on this machine; where somebody decides that already, he does. */
const withoutServers = install => {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return install();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    rmSync(policy);
  }
};

const installPackages = () => {
  const missing = Object.keys(packages).filter(
    name => !existsSync(packages[name]) && !existsSync(packages[name].replace(/^\/usr/, '')),
  );
  if (missing.length === 0) return;
  title(`Debian packages: ${missing.join(' ')}`);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log(
      `not root on Debian: skipped what needs them; install them with: apt-get install ${missing.join(' ')}`,
    );
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['-qq', 'update'], { env });
  withoutServers(() =>
    run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...missing], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
};

const require = createRequire(import.meta.url);
const loads = name => spawnSync(process.execPath, ['-e', `require(${JSON.stringify(name)})`]).status === 0;

/** pcsclite is optional: npm leaves it out where it cannot be compiled, so it is compiled once the headers are there. */
const installPcsclite = () => {
  if (loads('pcsclite') || !existsSync(packages['libpcsclite-dev'])) return;
  title('pcsclite, compiled against the headers that are here now');
  const { version } = require('../package-lock.json').packages['node_modules/pcsclite'];
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', `pcsclite@${version}`], {
    env: { ...process.env, ...headers },
  });
};

const counts = { passed: 0, failed: 0, skipped: 0 };
const check = (name, command, args) => {
  title(name);
  const good = run(command, args);
  counts[good ? 'passed' : 'failed'] += 1;
  if (!good) console.log(`FAILED: ${name}`);
  return good;
};

const suite = /^(not )?ok \d+ - build\/(\S+)\.test\.js(?: # time=(\S+))?/;
const skip = /^\s*ok \d+ - (.*?) # (?:SKIP|TODO)\s*(.*)$/i;

/** Prints each suite as it ends, then each failure with its diagnosis and each skip with its reason; adds up the counts. */
const behaviour = async () => {
  title('Behaviour');
  const tap = spawn(bin('tap'), ['--reporter=tap', ...process.argv.slice(2)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = [];
  for await (const line of createInterface({ input: tap.stdout })) {
    lines.push(line);
    const [, not, name, time] = suite.exec(line) ?? [];
    if (name !== undefined)
      console.log(`${not === undefined ? '✓' : '✗'} ${name}${time === undefined ? '' : `  ${time}`}`);
  }
  const status = await new Promise(resolve =>
    tap.exitCode === null ? tap.on('close', resolve) : resolve(tap.exitCode),
  );
  lines.forEach((line, at) => {
    if (/^\s+not ok/.test(line)) {
      const end = lines.findIndex((other, i) => i > at && /^\s*\.\.\.$/.test(other));
      console.log(lines.slice(at, Math.min(end < 0 ? at + 1 : end, at + 40)).join('\n'));
    }
    const [, name, why] = skip.exec(line) ?? [];
    if (name !== undefined) console.log(`skipped: ${name}: ${why}`);
  });
  const totals = lines.findLast(line => line.startsWith('# { total:')) ?? '';
  const of = word => Number(new RegExp(`\\b${word}: (\\d+)`).exec(totals)?.[1] ?? 0);
  counts.passed += of('pass');
  counts.failed += of('fail');
  counts.skipped += of('skip') + of('todo');
  if (status !== 0 && of('fail') === 0) counts.failed += 1;
};

const started = performance.now();
installPackages();
installPcsclite();
rmSync('build', { recursive: true, force: true });
const typed = check('Types', process.execPath, [bin('tsc'), '-p', '.']);
check('Lint and format', bin('biome'), ['check', '--error-on-warnings', '.']);
check('Arrows between the rooms', process.execPath, [
  bin('depcruise'),
  '--config',
  '.dependency-cruiser.cjs',
  'src',
  'sim',
  'harness',
  'scenarios',
  'reports',
]);
check('Build', process.execPath, ['.ci/build.mjs']);
if (typed) await behaviour();
console.log(`\n${Math.round((performance.now() - started) / 1000)} s`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
