import fc from 'fast-check';
import type { localhostFaults } from '../../sim/faults/localhost.ts';
import { type EntriesFor, plain } from './entry.ts';

const unnoticed = () => [];

/** What each fault on localhost must be called; two of them break nothing. */
export const localhostAtlas: EntriesFor<typeof localhostFaults> = {
  'garble-port-service': {
    faults: fc.record({
      kind: fc.constant('garble-port-service'),
      how: fc.constantFrom('garbled', 'silent'),
    }),
    truth: () => [{ cause: 'port-service-faulty' }],
  },
  'occupy-port': {
    faults: fc.record({
      kind: fc.constant('occupy-port'),
      how: fc.constantFrom('garbled', 'silent', 'web-page'),
    }),
    truth: unnoticed,
  },
  'ask-windows-sign-in': { faults: fc.constant({ kind: 'ask-windows-sign-in' }), truth: unnoticed },
  'crash-credential-management': plain('crash-credential-management', 'credential-management-not-running'),
  'run-in-other-session': plain('run-in-other-session', 'credential-management-not-running'),
  'break-credential-management': {
    faults: fc.record({
      kind: fc.constant('break-credential-management'),
      how: fc.constantFrom('nothing-listens', 'garbled', 'silent'),
    }),
    truth: () => [{ cause: 'credential-management-faulty' }],
  },
  'route-localhost-through-proxy': plain('route-localhost-through-proxy', 'localhost-proxied'),
};
