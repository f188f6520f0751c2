import { stateBits } from '../../src/pcsc/constants.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { stopwatch } from '../clock.ts';
import { type Handle, roomForAtr, type StateRecord, type Winscard } from './winscard.ts';

/** What the service knows of a reader, without a connection to its card. */
export interface ReaderSlot {
  /** SCARD_STATE_* bits of now; `unaware` when the service will not say. */
  state(): Promise<number>;
  /** Whether the slot is found empty within `ms`; so is that of a reader which went away. */
  empties(ms: number): Promise<boolean>;
}

/** The slot of the reader of this name, whether there is one or not. One call at a time. */
export const readerSlot = (winscard: Winscard, context: Handle, reader: string): ReaderSlot => {
  /** Waits `ms` for a state other than `known`; gives the return code and the state. */
  const change = async (known: number, ms: number) => {
    const record: StateRecord = {
      szReader: reader,
      pvUserData: null,
      dwCurrentState: known,
      dwEventState: stateBits.unaware,
      cbAtr: 0,
      rgbAtr: new Uint8Array(roomForAtr),
    };
    const code = await winscard.call('SCardGetStatusChange', context, ms, record, 1);
    return { code, state: record.dwEventState & ~stateBits.changed };
  };
  return {
    async state() {
      const { code, state } = await change(stateBits.unaware, 0);
      return code === scard.success ? state : stateBits.unaware;
    },
    async empties(ms) {
      const elapsed = stopwatch();
      for (let known: number = stateBits.unaware; ; ) {
        const { code, state } = await change(known, Math.max(0, ms - elapsed()));
        if (code !== scard.success) return false;
        if ((state & stateBits.present) === 0) return true;
        known = state;
      }
    },
  };
};
