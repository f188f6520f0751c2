import fc from 'fast-check';
import type { serviceFaults } from '../../sim/faults/service.ts';
import { type EntriesFor, plain, whileRead } from './entry.ts';

/** What each fault of the smart card service must be called. */
export const serviceAtlas: EntriesFor<typeof serviceFaults> = {
  'stop-smartcard-service': plain('stop-smartcard-service', 'smartcard-service-stopped'),
  'crash-smartcard-service': {
    faults: fc.record({ kind: fc.constant('crash-smartcard-service'), afterCommands: whileRead }),
    truth: () => [{ cause: 'smartcard-service-stopped' }],
  },
  'restart-smartcard-service': {
    faults: fc.record({ kind: fc.constant('restart-smartcard-service'), afterCommands: whileRead }),
    truth: () => [{ cause: 'smartcard-service-faulty' }],
  },
  'freeze-smartcard-service': {
    faults: fc.record(
      { kind: fc.constant('freeze-smartcard-service'), afterCommands: whileRead },
      { requiredKeys: ['kind'] },
    ),
    truth: () => [{ cause: 'smartcard-service-faulty' }],
  },
  // A service that takes its time is no fault while the reading ends in time.
  'slow-smartcard-service': {
    faults: fc.record({
      kind: fc.constant('slow-smartcard-service'),
      ms: fc.integer({ min: 1, max: 10 }),
    }),
    truth: () => [],
  },
  'exhaust-smartcard-service': plain('exhaust-smartcard-service', 'smartcard-service-faulty'),
  'deny-smartcard-access': plain('deny-smartcard-access', 'smartcard-access-denied'),
};
