import type { clientFaults } from '../../../sim/faults/client.ts';
import type { identityFaults } from '../../../sim/faults/identity.ts';
import type { localhostFaults } from '../../../sim/faults/localhost.ts';
import { foreignAnswers } from '../../../sim/localhost/state.ts';
import { alone, type FaultsOf } from './spread.ts';

/** Software, the browser, localhost and the profile: nothing here has a number. */
export const clientUniverse: FaultsOf<
  keyof typeof clientFaults | keyof typeof localhostFaults | keyof typeof identityFaults
> = {
  'remove-credential-management': alone('remove-credential-management'),
  'stop-credential-management': alone('stop-credential-management'),
  'age-credential-management': ['1.0.0.0', '1.2.9', '1.3.1.0', '1.4.1.9'].map(to => ({
    kind: 'age-credential-management',
    to,
  })),
  'age-dotnet': ['4.0', '4.5.2', '4.6.2', '4.7', '4.7.2'].map(to => ({ kind: 'age-dotnet', to })),
  'stop-port-service': alone('stop-port-service'),
  'block-localhost-in-browser': [
    { kind: 'block-localhost-in-browser', policy: 'BlockThirdPartyCookies' },
    { kind: 'block-localhost-in-browser', policy: 'LocalNetworkAccessBlockedForUrls' },
    { kind: 'block-localhost-in-browser', policy: 'LoopbackNetworkBlockedForUrls' },
  ],
  'age-identity-agent': ['2.1.2.16', '2.2.2.0', '2.3.2.0', '2.4.5.0', '2.4.6.0'].map(to => ({
    kind: 'age-identity-agent',
    to,
  })),
  'install-both-clients': alone('install-both-clients'),
  'leave-reader-behind': [
    { kind: 'leave-reader-behind', by: 'rdp' },
    { kind: 'leave-reader-behind', by: 'citrix' },
  ],
  'remove-middleware': alone('remove-middleware'),
  'garble-port-service': [
    { kind: 'garble-port-service', how: 'garbled' },
    { kind: 'garble-port-service', how: 'silent' },
  ],
  'occupy-port': foreignAnswers.map(how => ({ kind: 'occupy-port', how })),
  'ask-windows-sign-in': alone('ask-windows-sign-in'),
  'crash-credential-management': alone('crash-credential-management'),
  'run-in-other-session': alone('run-in-other-session'),
  'break-credential-management': [
    { kind: 'break-credential-management', how: 'nothing-listens' },
    { kind: 'break-credential-management', how: 'garbled' },
    { kind: 'break-credential-management', how: 'silent' },
  ],
  'route-localhost-through-proxy': alone('route-localhost-through-proxy'),
  'close-profile': alone('close-profile'),
  'remove-roles': alone('remove-roles'),
};
