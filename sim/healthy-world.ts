import { healthyLocalhost } from './localhost/state.ts';
import type { Card, Reader, World } from './world.ts';

/** A series 9 card in good order. */
export const healthyCard: Card = {
  kind: 'nhs',
  series: 9,
  mute: false,
  blank: false,
  tries: 3,
  validFrom: '2025-06-01',
  validTo: '2028-05-31',
  faults: [],
};

/** A reader as PC/SC lists it, with nothing in it. */
export const emptyReader: Reader = {
  name: 'OMNIKEY CardMan 3121 00 00',
  attached: true,
  driver: 'working',
  heldBy: null,
  broken: null,
  card: null,
  faults: [],
};

/** A workstation on which the log-in succeeds: Identity Agent, Credential Management, HSCN, one reader, one series 9 card. */
export const healthyWorld: World = {
  now: '2026-11-02T09:00:00Z',
  clockSkewSeconds: 0,
  smartcardService: 'running',
  serviceFaults: [],
  readers: [{ ...emptyReader, card: healthyCard }],
  software: {
    credentialManagement: { version: '1.4.2.0', running: true },
    portService: 'running',
    identityAgent: { version: '2.4.10.0', running: true },
    smartcardConnect: null,
    middleware: 'installed',
    dotnet: '4.8',
    session: 'console',
    redirects: true,
    zone: { autoDetect: false, intranetName: true, proxyByPass: true, uncAsIntranet: true },
    clientSettings: [],
    browsers: { chrome: '156.0.8078.79', edge: '156.0.4123.50' },
    others: [],
    policies: [],
  },
  localhost: healthyLocalhost,
  network: { up: true, hscn: true, resolver: 'works', portal: false, hosts: {} },
  directory: 'unreachable',
  profile: { status: 'active', roles: 1 },
  answers: {},
};
