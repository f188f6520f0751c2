import type { Test } from 'tap';
import { healthyWorld } from '../../../sim/healthy-world.ts';
import type { World } from '../../../sim/world.ts';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import { issue } from '../../network/certificates.ts';
import { closedPort } from '../../network/testing/servers.ts';
import { type LocalhostOptions, serveLocalhost } from '../serve-localhost.ts';

const certificate = issue({ name: 'TEST localhost', hosts: ['localhost'] });

/** The documented protocol on as many ports, which are free here; the application's own port is one more. */
export const freePorts = async (): Promise<{ readonly guidance: Guidance; readonly home: World }> => {
  const ports: number[] = [];
  // Another session has the port that follows the application's.
  while (ports.length < 6) ports.push(await closedPort());
  const [applicationPort = 0, ...documented] = ports;
  return {
    guidance: { ...defaultGuidance, portService: { ...defaultGuidance.portService, ports: documented } },
    home: { ...healthyWorld, localhost: { ...healthyWorld.localhost, applicationPort } },
  };
};

/** Serves a world's localhost until the test ends. */
export const served = async (
  t: Test,
  world: World,
  options: Partial<LocalhostOptions> & Pick<LocalhostOptions, 'guidance'>,
) => {
  const servers = await serveLocalhost(world, { certificate, ...options });
  t.teardown(() => servers.close());
  return servers;
};
