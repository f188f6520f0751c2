// What the real-stack tests need of Debian, and what is compiled against it: installed where it may be.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

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

/** Runs a program to its end, its output among ours. */
const run = (command, args, options = {}) =>
  new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', resolve);
    child.on('close', resolve);
  });
const title = text => console.log(`\n== ${text}`);

/** While packages are installed, none of their servers is started on this machine; where somebody decides that already, he does. */
const withoutServers = async install => {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return await install();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await install();
  } finally {
    rmSync(policy);
  }
};

/** Takes a minute or two on a bare machine. */
export const installPackages = async () => {
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
  await run('apt-get', ['-qq', 'update'], { env });
  await withoutServers(() =>
    run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...missing], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
};

const require = createRequire(import.meta.url);
const loads = name => spawnSync(process.execPath, ['-e', `require(${JSON.stringify(name)})`]).status === 0;

/** pcsclite is optional: npm leaves it out where it cannot be compiled, so it is compiled once the headers are there. */
export const installPcsclite = async () => {
  if (loads('pcsclite') || !existsSync(packages['libpcsclite-dev'])) return;
  title('pcsclite, compiled against the headers that are here now');
  const { version } = require('../package-lock.json').packages['node_modules/pcsclite'];
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
  await run(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', `pcsclite@${version}`],
    {
      env: { ...process.env, ...headers },
    },
  );
};
