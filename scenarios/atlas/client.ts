import fc from 'fast-check';
import type { clientFaults } from '../../sim/faults/client.ts';
import { type EntriesFor, plain } from './entry.ts';
import { noReaderFromHere } from './groups.ts';

/** What each fault of NHS England's software and of the browser must be called. */
export const clientAtlas: EntriesFor<typeof clientFaults> = {
  'remove-credential-management': plain('remove-credential-management', 'credential-management-missing'),
  'stop-credential-management': plain('stop-credential-management', 'credential-management-not-running'),
  'age-credential-management': {
    faults: fc.record({
      kind: fc.constant('age-credential-management'),
      to: fc.constantFrom('1.0.0.0', '1.2.9', '1.3.1.0', '1.4.1.9'),
    }),
    truth: () => [{ cause: 'credential-management-outdated' }],
  },
  'age-dotnet': {
    faults: fc.record({
      kind: fc.constant('age-dotnet'),
      to: fc.constantFrom('4.0', '4.5.2', '4.6.2', '4.7', '4.7.2'),
    }),
    truth: () => [{ cause: 'dotnet-outdated' }],
  },
  'stop-port-service': plain('stop-port-service', 'port-service-stopped'),
  'block-localhost-in-browser': {
    faults: fc.record({
      kind: fc.constant('block-localhost-in-browser'),
      policy: fc.constantFrom(
        'BlockThirdPartyCookies',
        'LocalNetworkAccessBlockedForUrls',
        'LoopbackNetworkBlockedForUrls',
      ),
    }),
    truth: () => [{ cause: 'browser-blocks-localhost' }],
  },
  'age-identity-agent': {
    faults: fc.record({
      kind: fc.constant('age-identity-agent'),
      to: fc.constantFrom('2.1.2.16', '2.2.2.0', '2.3.2.0', '2.4.5.0', '2.4.6.0'),
    }),
    truth: () => [{ cause: 'identity-agent-outdated' }],
  },
  'install-both-clients': plain('install-both-clients', 'conflicting-clients'),
  'leave-reader-behind': {
    faults: fc.record({ kind: fc.constant('leave-reader-behind'), by: fc.constantFrom('rdp', 'citrix') }),
    truth: () => [{ cause: 'reader-not-redirected' }],
    indistinguishable: () => noReaderFromHere,
  },
  'remove-middleware': plain('remove-middleware', 'middleware-missing'),
};
