import { execFile, spawn } from 'node:child_process';
import { ended } from '../signals.ts';
import { driverInside, missingParts, programFolders, vpcdDriver } from './missing-parts.ts';

const mark = 'ERR1002_NAMESPACE';

/** Whether this process already runs in the private namespace. */
export const insideNamespace = (): boolean => process.env[mark] !== undefined;

/** The environment for a program that is not to know that it runs in there: one of ours makes a namespace of its own. */
export const unmarked = ({ [mark]: _, ...rest }: NodeJS.ProcessEnv): NodeJS.ProcessEnv => rest;

/**
 * A network of its own, since vpcd listens on every interface, where an acknowledgement is never delayed (a command
 * costs 44 ms with, 0.3 ms without); a /run of its own for pcscd's socket and all files of ours; and no reader driver
 * but the virtual one, so that this pcscd leaves real readers alone. What runs in it dies with its parent.
 */
const setUp = `
set -e
driver=${vpcdDriver}
test -e $driver || driver=${driverInside}
exec 3<$driver
mount -t tmpfs -o mode=755 tmpfs /run
mkdir /run/err1002 /run/pcscd
cat <&3 >${driverInside}
exec 3<&-
mount -t tmpfs -o mode=755 tmpfs /usr/lib/pcsc/drivers
ip link set lo up
for local in 127.0.0.0/8 127.0.0.1
do ip route replace local $local dev lo proto kernel scope host src 127.0.0.1 table local quickack 1 || :
done
exec setpriv --pdeathsig KILL -- "$@"
`;

const unshare = (command: readonly string[]): readonly string[] => [
  ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
  '--net',
  '--mount',
  '--',
  'sh',
  '-c',
  setUp,
  'sh',
  ...command,
];

const environment = () => ({ ...process.env, PATH: programFolders.join(':'), [mark]: '1' });

/** Why there can be no virtual reader here, with what to install or permit; null when there can. */
export const whyNoNamespace = async (): Promise<string | null> => {
  if (process.platform !== 'linux') return 'the virtual reader needs Linux';
  const missing = missingParts();
  if (missing.length > 0)
    return `the virtual reader needs Debian packages: apt-get install ${missing.join(' ')}`;
  if (insideNamespace()) return null;
  return new Promise(resolve =>
    execFile('unshare', unshare(['true']), { env: environment(), timeout: 10_000 }, (error, _, stderr) =>
      resolve(
        error === null
          ? null
          : `the virtual reader needs root or unprivileged user namespaces: ${stderr.trim() || error.message}`,
      ),
    ),
  );
};

/**
 * Runs this Node with `argv` (script and its arguments) in the private namespace, on the same standard streams, passes
 * signals on, and resolves with its exit code (128 + n after signal n). Throws where `whyNoNamespace` has a reason.
 */
export const inNamespace = async (argv: readonly string[]): Promise<number> => {
  const reason = await whyNoNamespace();
  if (reason !== null) throw new Error(reason);
  return ended(
    spawn('unshare', unshare([process.execPath, ...process.execArgv, ...argv]), {
      stdio: 'inherit',
      env: environment(),
    }),
  );
};
