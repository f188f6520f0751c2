import type { TapeHeader } from '../tape.ts';

/** The header of a tape with nothing special about it. */
export const tapeHeader: TapeHeader = {
  format: 1,
  kind: 'tape',
  guidance: { version: '', asOf: '' },
  takenAt: '2026-11-02T09:00:00.000Z',
  symptom: null,
  timeout: 5000,
  fullIdentifiers: false,
};
