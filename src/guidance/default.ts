import { browserPolicies, browsers } from './browsers.ts';
import { atrs, series } from './cards.ts';
import { dotnet } from './dotnet.ts';
import type { Guidance } from './guidance.ts';
import { hosts } from './hosts.ts';
import { sources } from './sources.ts';

/** The guidance that ships with this version. `--guidance FILE` replaces it. */
export const defaultGuidance: Guidance = {
  format: 1,
  version: '2026.11',
  asOf: '2026-11-22',
  sources,
  hosts,
  portService: {
    ports: [43487, 44213, 45031, 46478, 48853],
    schemes: ['https', 'http'],
    connectPath: '/PRS/ConnectPRService',
    portPath: '/PRS/GetPortNumber',
    unavailableCode: 'PR20002',
    noProcessCode: 'PR30007',
    applicationPath: '/signalr/negotiate',
    source: 'port-service-library',
  },
  products: {
    'credential-management': {
      names: ['NHS Credential Management'],
      minimum: '1.4.2.0',
      newest: '4.1',
      source: 'set-up-credential-management',
    },
    'port-service': {
      names: ['NHS Port Service'],
      minimum: null,
      newest: null,
      source: 'set-up-credential-management',
    },
    'identity-agent': {
      names: ['NHS Digital Identity Agent', 'NHS Identity Agent', 'HSCIC Identity Agent', 'Identity Agent'],
      minimum: '2.4.10.0',
      newest: '2.4.10.0',
      source: 'identity-agent',
    },
    'smartcard-connect': {
      names: ['NHS Smartcard Connect'],
      minimum: null,
      newest: '4.1',
      source: 'smartcard-connect',
    },
  },
  dotnet,
  intranetZone: {
    advised: { autoDetect: false, intranetName: true, proxyByPass: true, uncAsIntranet: true },
    source: 'credential-management',
  },
  atrs,
  series,
  issuers: {
    nhs: [
      'CN=NHS Authentication G2',
      'CN=NHS Signing G2',
      'CN=NHS Remote Signing G2',
      'CN=NHS Level 1C',
      'CN=NHS Level 1D',
      'CN=NHS Root Authority G2',
    ],
    thirdParty: ['Isosec', 'Imprivata'],
    source: 'nhs-pki',
  },
  virtualReaders: {
    names: ['Windows Hello for Business', 'Microsoft Virtual Smart Card'],
    source: 'virtual-readers',
  },
  browsers,
  browserPolicies,
  controls: {
    addresses: ['1.1.1.1', '8.8.8.8'],
    resolvers: [],
    portal: {
      host: 'www.msftconnecttest.com',
      path: '/connecttest.txt',
      proof: 'Microsoft Connect Test',
    },
    source: 'platform',
  },
  blockPageTexts: ['Blocked by proxy', 'Domain not authorised'],
  filterHeaders: ['proxy-authenticate', 'x-squid-error'],
  roots: [],
  clock: { toleranceSeconds: 300, source: 'platform' },
  passcodeTries: 3,
};
