import fc from 'fast-check';
import type { readerFaults } from '../../sim/faults/reader.ts';
import { type EntriesFor, inReader, plain, theReader } from './entry.ts';

/** What each fault of the readers and of the smart card service must be called. */
export const readerAtlas: EntriesFor<typeof readerFaults> = {
  'stop-smartcard-service': plain('stop-smartcard-service', 'smartcard-service-stopped'),
  'unplug-reader': inReader('unplug-reader', 'reader-absent'),
  'remove-reader-driver': inReader('remove-reader-driver', 'reader-driver-missing'),
  'hold-reader': {
    faults: fc.record({ kind: fc.constant('hold-reader'), by: fc.string({ maxLength: 20 }) }),
    truth: () => [{ cause: 'reader-busy', target: theReader }],
  },
  'break-reader': {
    faults: fc.record({ kind: fc.constant('break-reader'), how: fc.constantFrom('errors', 'hangs') }),
    truth: () => [{ cause: 'reader-faulty', target: theReader }],
  },
  'insert-second-card': plain('insert-second-card', 'several-cards'),
};
