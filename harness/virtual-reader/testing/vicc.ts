import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Debian's vsmartcard-vpicc puts its modules, and python3-pycryptodome its own under another name than they ask for. */
const modules = '/usr/lib/python3/site-packages/virtualsmartcard';
const cryptodome = '/usr/lib/python3/dist-packages/Cryptodome';

/** Why the Python cards of vsmartcard cannot run here; null when they can. */
export const whyNoVicc = (): string | null =>
  [modules, cryptodome, '/usr/bin/vicc'].every(path => existsSync(path))
    ? null
    : 'other cards need Debian packages: apt-get install vsmartcard-vpicc python3-pycryptodome';

/** Puts a card that vsmartcard's own emulator plays into the slot of vpcd on this port, and gives a function that ends it. */
export const insertVicc = async (type: string, port: number): Promise<() => Promise<void>> => {
  const shim = await mkdtemp('/run/err1002/vicc-');
  await mkdir(join(shim, 'modules'));
  await symlink(cryptodome, join(shim, 'modules', 'Crypto'));
  const vicc = spawn(
    'setpriv',
    [
      '--pdeathsig',
      'KILL',
      '/usr/bin/python3',
      '/usr/bin/vicc',
      '--type',
      type,
      '--hostname',
      '127.0.0.1',
      '--port',
      `${port}`,
    ],
    { stdio: 'ignore', env: { PATH: '/usr/bin', PYTHONPATH: [modules, join(shim, 'modules')].join(':') } },
  );
  const gone = once(vicc, 'exit');
  return async () => {
    vicc.kill('SIGKILL');
    await gone;
    await rm(shim, { recursive: true });
  };
};
