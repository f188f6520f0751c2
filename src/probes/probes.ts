import { credentialManagementProbe } from './credential-management.ts';
import { directoryProbe } from './directory.ts';
import { localhostRouteProbe } from './localhost-route.ts';
import { hscnProbe, internetProbe } from './network.ts';
import type { Probe } from './probe.ts';
import { readersProbe } from './readers.ts';
import { settingsProbe } from './settings.ts';
import { browserProbe, softwareProbe } from './software.ts';

/** Every probe. None needs what another found, so all run at once. */
export const probes: readonly Probe[] = [
  internetProbe,
  hscnProbe,
  directoryProbe,
  softwareProbe,
  settingsProbe,
  credentialManagementProbe,
  browserProbe,
  localhostRouteProbe,
  readersProbe,
];
