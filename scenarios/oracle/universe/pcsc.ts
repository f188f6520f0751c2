import { otherCardKinds } from '../../../sim/card-kinds.ts';
import type { readerFaults } from '../../../sim/faults/reader.ts';
import type { serviceFaults } from '../../../sim/faults/service.ts';
import { alone, at, cross, type FaultsOf, type Few, whileRead } from './spread.ts';

const by = 'other card software';

/** The smart card service, the readers, and programs and people around them. */
export const pcscUniverse = (few: Few): FaultsOf<keyof typeof readerFaults | keyof typeof serviceFaults> => {
  const moments = few(whileRead);
  return {
    'unplug-reader': alone('unplug-reader'),
    'remove-reader-driver': alone('remove-reader-driver'),
    'hold-reader': [
      { kind: 'hold-reader', by },
      ...few([2, 3, 5]).map(times => ({ kind: 'hold-reader', by, times }) as const),
    ],
    'break-reader': (['errors', 'hangs'] as const).flatMap(how => [
      { kind: 'break-reader', how },
      ...at('break-reader', moments).map(moment => ({ ...moment, how })),
    ]),
    'jam-reader': at('jam-reader', moments),
    'vanish-reader': at('vanish-reader', moments),
    'flicker-reader': at('flicker-reader', moments),
    'flicker-card': at('flicker-card', moments),
    'exchange-card': cross(otherCardKinds, moments, (card, afterCommands) => ({
      kind: 'exchange-card',
      card,
      afterCommands,
    })),
    'reset-card': at('reset-card', moments).map(moment => ({ ...moment, by })),
    'slow-reader': few([1, 10, 20]).map(ms => ({ kind: 'slow-reader', ms })),
    'narrow-reader': few([0, 100, 200]).map(bytes => ({ kind: 'narrow-reader', bytes })),
    'hold-transaction': [{ kind: 'hold-transaction', by }],
    'refuse-card-protocol': alone('refuse-card-protocol'),
    'leave-card-unpowered': alone('leave-card-unpowered'),
    'insert-second-card': alone('insert-second-card'),
    'stop-smartcard-service': alone('stop-smartcard-service'),
    'crash-smartcard-service': at('crash-smartcard-service', moments),
    'restart-smartcard-service': at('restart-smartcard-service', moments),
    'freeze-smartcard-service': [
      ...alone('freeze-smartcard-service'),
      ...at('freeze-smartcard-service', moments),
    ],
    'slow-smartcard-service': few([1, 5, 10]).map(ms => ({ kind: 'slow-smartcard-service', ms })),
    'exhaust-smartcard-service': alone('exhaust-smartcard-service'),
    'deny-smartcard-access': alone('deny-smartcard-access'),
  };
};
