import type { Test } from 'tap';
import { disposition, protocols, scope, shareModes } from '../../../src/pcsc/constants.ts';
import { scard } from '../../../src/pcsc/scard-codes.ts';
import { loadKoffi } from '../koffi.ts';
import { bindWinscard, type Handle } from '../winscard.ts';
import { abiOf } from '../winscard-abi.ts';

/** Another program with a shared connection to the same card, in this process; each call gives its return code. */
export interface OtherProgram {
  begin(): Promise<number>;
  end(): Promise<number>;
  /** `SCARD_W_RESET_CARD`, once, when somebody reset the card. */
  status(): Promise<number>;
}

/** Connects, and stays until the test ends. */
export const otherProgram = async (t: Test, reader: string): Promise<OtherProgram> => {
  const koffi = loadKoffi();
  if (koffi === null) throw new Error('the npm package koffi is missing');
  const winscard = bindWinscard(koffi, abiOf(process.platform));
  const context: [Handle] = [0];
  const card: [Handle] = [0];
  await winscard.call('SCardEstablishContext', scope.system, null, null, context);
  const connect = () =>
    winscard.call('SCardConnect', context[0], reader, shareModes.shared, protocols.any, card, [0]);
  const code = await connect();
  if (code !== scard.success) throw new Error(`SCardConnect: ${code.toString(16)}`);
  t.teardown(() => winscard.call('SCardDisconnect', card[0], disposition.leave));
  return {
    begin: () => winscard.call('SCardBeginTransaction', card[0]),
    end: () => winscard.call('SCardEndTransaction', card[0], disposition.leave),
    status: () =>
      winscard.call('SCardStatus', card[0], Buffer.alloc(1024), [1024], [0], [0], Buffer.alloc(64), [64]),
  };
};
