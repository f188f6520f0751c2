import { readerState } from '../../sim/pcsc/reader-state.ts';
import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { toHex } from '../../src/card/hex.ts';
import { afterDeed, type Pocket } from './after-deed.ts';
import { type Deed, deedFrom } from './deed.ts';
import type { Stage } from './stage.ts';

/** Who changes the world on a stage, by words from keys, a control socket or the command line. */
export interface StageHand {
  /** Does what a line says; null when it is done, else why not. */
  obey(line: string): string | null;
  /** How things stand, for other programs. */
  state(): object;
}

const nameOf = (deed: Deed): string => (deed.kind === 'fault' ? deed.fault.kind : deed.kind);

/** `done` hears what was done, in words; `more` is the state of what else there is. */
export const stageHand = (
  { service, whyNot }: Stage,
  done: (words: string) => void,
  more: () => object = () => ({}),
): StageHand => {
  const pocket: Pocket = new Map();
  for (const { name, card } of service.world().readers) if (card !== null) pocket.set(name, card);
  return {
    obey(line) {
      const deed = deedFrom(line);
      if (typeof deed === 'string') return deed;
      const next = afterDeed(service.world(), deed, pocket);
      if (typeof next === 'string') return next;
      const reason = whyNot(next);
      if (reason !== null) return `${nameOf(deed)}: ${reason}`;
      done(line.trim());
      service.become(next);
      return null;
    },
    state: () => ({ ...stateOf(service), ...more() }),
  };
};

const stateOf = (service: SmartcardService): object => {
  const live = new Map(service.readers().map(reader => [reader.slot.reader().name, reader]));
  return {
    service: service.world().smartcardService,
    readers: service.world().readers.map(({ name, card }) => {
      const reader = live.get(name);
      const state = reader === undefined ? null : readerState(reader);
      return {
        name,
        listed: state !== null,
        card:
          card === null ? null : { kind: card.kind, ...(card.kind === 'nhs' ? { series: card.series } : {}) },
        atr: state === null || state.atr.length === 0 ? null : toHex(state.atr),
        events: state?.events ?? 0,
        programs: state === null ? 0 : Math.max(state.sharing, 0),
        exclusive: state?.sharing === -1,
      };
    }),
  };
};
