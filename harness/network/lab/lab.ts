import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openResolverAddress, ownAddresses } from './addresses.ts';
import type { Running } from './daemon.ts';
import { startAuthority, startResolver } from './names.ts';
import { planOf } from './plan.ts';
import { startProxy } from './proxy.ts';
import { establish } from './servers/authority.ts';
import { startOldTls } from './servers/old-tls.ts';
import { openServers } from './servers/open-servers.ts';
import type { Trouble } from './trouble.ts';
import { type LabWorkstation, openWorkstation } from './workstation.ts';

const run = promisify(execFile);

/** A small internet with everything that can stand between it and a workstation. */
export interface Lab extends Running {
  /** The certificate (PEM) that counts as public here. */
  readonly root: string;
  /** Does something on a workstation of its own with these troubles around it, and takes it down afterwards. */
  on<T>(troubles: readonly Trouble[], work: (workstation: LabWorkstation) => Promise<T>): Promise<T>;
}

const takeAddresses = async (): Promise<void> => {
  for (const address of ownAddresses)
    await run('ip', [
      'address',
      'add',
      address.includes(':') ? `${address}/128` : `${address}/32`,
      'dev',
      'lo',
    ]);
};

/** Opens the lab, in the namespace of `inLab` only. */
export const openLab = async (): Promise<Lab> => {
  await takeAddresses();
  const authority = establish();
  const open: Running[] = [
    await startAuthority(),
    ...(await Promise.all([
      openServers(authority),
      startResolver(openResolverAddress, ''),
      startProxy(authority),
    ])),
    ...(await startOldTls(authority)),
  ];
  const free = Array.from({ length: 250 }, (_, index) => index + 1);
  return {
    root: authority.root.cert,
    async on(troubles, work) {
      const number = free.shift();
      if (number === undefined) throw new Error('no room for another workstation');
      const workstation = await openWorkstation(number, planOf(troubles));
      try {
        return await work(workstation);
      } finally {
        await workstation.close();
        free.push(number);
      }
    },
    close: async () => {
      await Promise.all(open.map(one => one.close()));
    },
  };
};
