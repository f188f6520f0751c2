import type { SoftwareDoor } from '../../src/doors/software.ts';
import { skipped } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import { linuxPolicies } from './linux-policies.ts';

/** A system for which the NHS client software is not made: nothing to ask but the policies of browsers, on Linux. */
export const otherSoftware = (platform: NodeJS.Platform): SoftwareDoor => {
  const skip = async () => skipped(`the NHS client software is made for Windows, and this is ${platform}`);
  return {
    products: skip,
    service: skip,
    running: skip,
    policies: platform === 'linux' ? deadline => bounded(deadline, () => linuxPolicies()) : skip,
    dotnet: skip,
    session: skip,
    zone: skip,
    clientSettings: skip,
    middleware: skip,
  };
};
