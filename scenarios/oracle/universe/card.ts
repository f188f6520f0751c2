import { otherCardKinds } from '../../../sim/card-kinds.ts';
import type { cardBehaviourFaults } from '../../../sim/faults/card-behaviour.ts';
import type { cardContentsFaults } from '../../../sim/faults/card-contents.ts';
import { alone, at, cross, type FaultsOf, type Few, upTo, whileRead } from './spread.ts';

const contents: FaultsOf<keyof typeof cardContentsFaults> = {
  'take-card': alone('take-card'),
  'mute-card': alone('mute-card'),
  'blank-card': alone('blank-card'),
  'swap-card': otherCardKinds.map(card => ({ kind: 'swap-card', card })),
  'retire-card': ([4, 5, 6] as const).map(series => ({ kind: 'retire-card', series })),
  'lock-card': alone('lock-card'),
  'expire-certificate': alone('expire-certificate'),
  'postdate-certificate': alone('postdate-certificate'),
  'damage-certificate': alone('damage-certificate'),
  'remove-signing-certificate': alone('remove-signing-certificate'),
  'remove-application': alone('remove-application'),
  'terminate-application': alone('terminate-application'),
  'speak-t0-only': alone('speak-t0-only'),
};

const behaviour = (few: Few): FaultsOf<keyof typeof cardBehaviourFaults> => {
  const moments = few(whileRead);
  const early = few(upTo(3));
  const later = few(upTo(11, 1));
  return {
    'pull-card': at('pull-card', moments),
    'stall-card': cross(['forever', ...few([31_000, 60_000, 120_000])], moments, (ms, afterCommands) => ({
      kind: 'stall-card',
      ms,
      afterCommands,
    })),
    'corrupt-answer': cross(
      ['garble', 'truncate', 'empty', 'wrong-status'],
      moments,
      (how, afterCommands) => ({ kind: 'corrupt-answer', how, afterCommands }),
    ),
    'slow-card': few([1, 75, 150]).map(ms => ({ kind: 'slow-card', ms })),
    'misreport-status': [
      ...at('misreport-status', moments).flatMap(moment =>
        ['6F00', '64 00', '6581', '9100', '6F87', '9000'].map(sw => ({ ...moment, sw })),
      ),
      // After 1 it is selected, and then denies that it holds anything.
      ...at('misreport-status', moments.includes(1) ? moments : [1, ...moments]).map(moment => ({
        ...moment,
        sw: '6A82',
      })),
    ],
    'cut-answer': cross(few([0, 6, 12]), moments, (keep, afterCommands) => ({
      kind: 'cut-answer',
      keep,
      afterCommands,
    })),
    'lengthen-answer': cross([1, 2, 300, 65_000], moments, (by, afterCommands) => ({
      kind: 'lengthen-answer',
      by,
      afterCommands,
    })),
    'repeat-answer': at('repeat-answer', later),
    'echo-command': at('echo-command', moments),
    'loop-answer': cross(['more-data', 'wrong-length'], moments, (how, afterCommands) => ({
      kind: 'loop-answer',
      how,
      afterCommands,
    })),
    'refuse-instruction': [0xcb, 0xc0, 0xa4].map(ins => ({ kind: 'refuse-instruction', ins })),
    'forget-selection': at('forget-selection', later),
    'fail-memory': at('fail-memory', early),
    'flip-bits': cross(few([1, 128, 255]), early, (mask, afterCommands) => ({
      kind: 'flip-bits',
      at: 0,
      mask,
      afterCommands,
    })),
    'forge-atr': ['3B 00', '3F 65 25 10 04 6C 90 00', '3B 02 14 50', 'FF FF FF FF', '00'].map(atr => ({
      kind: 'forge-atr',
      atr,
    })),
    'cut-atr': [0, 1, ...few([2, 9, 16])].map(keep => ({ kind: 'cut-atr', keep })),
    'lengthen-atr': [1, 16, 17, 40, 200].map(by => ({ kind: 'lengthen-atr', by })),
    'spoil-tck': alone('spoil-tck'),
    'vary-atr': alone('vary-atr'),
    'speak-unknown-protocol': alone('speak-unknown-protocol'),
    'slow-power-up': [...few([1, 750, 1500]), ...few([6000, 30_000, 60_000])].map(ms => ({
      kind: 'slow-power-up',
      ms,
    })),
  };
};

/** What a card is, how it answers, and how it wakes up. */
export const cardUniverse = (
  few: Few,
): FaultsOf<keyof typeof cardContentsFaults | keyof typeof cardBehaviourFaults> => ({
  ...contents,
  ...behaviour(few),
});
