import type { SoftwareDoor } from '../../src/doors/software.ts';
import { skipped } from '../../src/outcome.ts';

/** A system for which the NHS client software is not made: there is nothing to ask. */
export const otherSoftware = (platform: NodeJS.Platform): SoftwareDoor => {
  const skip = async () => skipped(`the NHS client software is made for Windows, and this is ${platform}`);
  return {
    products: skip,
    service: skip,
    running: skip,
    policies: skip,
    dotnet: skip,
    session: skip,
    zone: skip,
    clientSettings: skip,
    middleware: skip,
  };
};
