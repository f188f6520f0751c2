import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import { openResolverAddress, ownAddresses } from './addresses.ts';
import type { Running } from './daemon.ts';
import { startAuthority, startResolver } from './names.ts';
import { labFolder } from './namespace.ts';
import { type Plan, planOf } from './plan.ts';
import { startProxy } from './proxy.ts';
import { type Resident, settle } from './resident.ts';
import { establish } from './servers/authority.ts';
import { startOldTls } from './servers/old-tls.ts';
import { openServers } from './servers/open-servers.ts';
import type { Trouble } from './trouble.ts';
import { type LabWorkstation, openWorkstation } from './workstation.ts';

const run = promisify(execFile);

/** A workstation, whoever lives on it, and what surrounds it at present. */
export interface Place {
  readonly workstation: LabWorkstation;
  readonly resident: Resident;
  readonly plan: Plan;
}

/** A small internet with everything that can stand between it and a workstation. */
export interface Lab extends Running {
  /** What ships, and the certificate that counts as public here; and the file of it. */
  readonly guidance: Guidance;
  readonly guidanceFile: string;
  /** Does something on a workstation that nobody else uses meanwhile, with these troubles around it. */
  on<T>(troubles: readonly Trouble[], work: (place: Place) => Promise<T>): Promise<T>;
}

const takeAddresses = async (): Promise<void> => {
  for (const address of ownAddresses) {
    const whole = address.includes(':') ? `${address}/128` : `${address}/32`;
    await run('ip', ['address', 'add', whole, 'dev', 'lo']);
  }
};

/** Workstations, each of which serves again once its work is done. */
const workstations = () => {
  const free: Omit<Place, 'plan'>[] = [];
  let opened = 0;
  const open = async (plugged: boolean) => {
    opened += 1;
    const workstation = await openWorkstation(opened, plugged);
    return { workstation, resident: settle(workstation) };
  };
  const close = async ({ workstation, resident }: Omit<Place, 'plan'>) => {
    resident.leave();
    await workstation.close();
  };
  return {
    on: async <T>(plan: Plan, work: (place: Place) => Promise<T>): Promise<T> => {
      const place = (plan.plugged ? free.pop() : undefined) ?? (await open(plan.plugged));
      try {
        await place.workstation.arrange(plan);
        return await work({ ...place, plan });
      } finally {
        if (plan.plugged) free.push(place);
        else await close(place);
      }
    },
    close: () => Promise.all(free.map(close)),
  };
};

/** Opens the lab, in the namespace of `inLab` only. It is closed when no work is under way. */
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
  const guidance: Guidance = { ...defaultGuidance, roots: [authority.root.cert] };
  const guidanceFile = join(labFolder, 'guidance.json');
  await writeFile(guidanceFile, JSON.stringify(guidance));
  const all = workstations();
  return {
    guidance,
    guidanceFile,
    on: (troubles, work) => all.on(planOf(troubles), work),
    close: async () => {
      await all.close();
      await Promise.all(open.map(one => one.close()));
    },
  };
};
