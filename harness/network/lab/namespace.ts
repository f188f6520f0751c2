import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ended } from '../../signals.ts';

const mark = 'ERR1002_LAB';

/** Files of the lab; a file system of its own in memory, gone with the namespace. */
export const labFolder = '/run/err1002';

/** Files of the resolver: Debian's AppArmor profile lets it read there. Also in memory only. */
export const resolverFolder = '/var/lib/unbound';

/** Debian packages that the lab is made of, and the program by which each is known. */
const parts: { readonly [debian: string]: string } = {
  'util-linux': '/usr/bin/nsenter',
  iproute2: '/usr/sbin/ip',
  nftables: '/usr/sbin/nft',
  nsd: '/usr/sbin/nsd',
  unbound: '/usr/sbin/unbound',
  'squid-openssl': '/usr/lib/squid/security_file_certgen',
  faketime: '/usr/bin/faketime',
  openssl: '/usr/bin/openssl',
};

/** Whether this process already runs in the lab. */
export const insideLab = (): boolean => process.env[mark] !== undefined;

/**
 * A network, mounts and processes of their own: nothing here is seen outside, nothing outside is reached, and all of it
 * dies with its first process, which dies with its parent. /run is empty but for what a link of /etc/resolv.conf needs;
 * in /dev/shm, squid and libfaketime leave what they share when they are killed.
 */
const setUp = `
set -e
resolvers=$(readlink -m /etc/resolv.conf)
mount -t tmpfs -o mode=755 tmpfs /run
mount -t tmpfs -o mode=755 tmpfs ${resolverFolder}
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
mkdir ${labFolder}
case $resolvers in /run/*) mkdir -p "\${resolvers%/*}"; : >"$resolvers";; esac
ip link set lo up
exec "$@"
`;

const unshare = (command: readonly string[]): readonly string[] => [
  '--pdeathsig',
  'KILL',
  '--',
  'unshare',
  ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
  ...['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--'],
  ...['sh', '-c', setUp, 'sh'],
  ...command,
];

const environment = () => ({
  ...process.env,
  PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`,
  [mark]: '1',
});

/** Why there can be no lab here, with what to install or permit; null when there can. */
export const whyNoLab = async (): Promise<string | null> => {
  if (insideLab()) return null;
  if (process.platform !== 'linux') return 'the network lab needs Linux';
  const missing = Object.keys(parts).filter(debian => !existsSync(parts[debian] ?? ''));
  if (missing.length > 0)
    return `the network lab needs Debian packages: apt-get install ${missing.join(' ')}`;
  const options = { env: environment(), timeout: 10_000 };
  return new Promise(resolve =>
    execFile('setpriv', unshare(['nft', 'list', 'ruleset']), options, (error, _, stderr) =>
      resolve(
        error === null
          ? null
          : `the network lab needs root or unprivileged user namespaces, and nftables: ${stderr.trim() || error.message}`,
      ),
    ),
  );
};

/** Runs this Node with `argv` (script and its arguments) in a new lab and resolves with its exit code. */
export const inLab = async (argv: readonly string[]): Promise<number> => {
  const reason = await whyNoLab();
  if (reason !== null) throw new Error(reason);
  return ended(
    spawn('setpriv', unshare([process.execPath, ...process.execArgv, ...argv]), {
      stdio: 'inherit',
      env: environment(),
    }),
  );
};
