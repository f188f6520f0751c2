import type { SoftwareDoor } from '../../src/doors/software.ts';
import { skipped } from '../../src/outcome.ts';

/** A system for which the NHS client software is not made: there is nothing to ask. */
export const otherSoftware = (platform: NodeJS.Platform): SoftwareDoor => {
  const skip = async (what: string) =>
    skipped(`${what} can be looked up on Windows only, and this is ${platform}`);
  return {
    products: () => skip('installed NHS products'),
    service: name => skip(`the service ${name}`),
    running: product => skip(`a process of ${product}`),
    policies: () => skip('the browser policies'),
    middleware: () => skip('the middleware of the card'),
  };
};
