import { type Outcome, ok } from '../../src/outcome.ts';
import {
  disposition,
  longestResponse,
  protocols,
  scope,
  shareModes,
  stateBits,
} from '../../src/pcsc/constants.ts';
import { failureOf, scard } from '../../src/pcsc/scard-codes.ts';
import type { Connection, PcscAdapter } from './adapter.ts';
import { loadKoffi } from './koffi.ts';
import { unlessTaken } from './patience.ts';
import { readerSlot } from './reader-slot.ts';
import { bindWinscard, type Handle, roomForAtr, type Winscard } from './winscard.ts';
import { abiOf } from './winscard-abi.ts';

/** Characters of room for the list of readers; pcsc-lite has 16 names of at most 128 bytes, Windows no limit. */
const roomForNames = 65_536;
const roomForName = 1024;

const outcomeOf = <T>(code: number, value: () => T): Outcome<T> =>
  code === scard.success ? ok(value()) : failureOf(code);

const establish = async (winscard: Winscard): Promise<Outcome<Handle>> => {
  const context: [Handle] = [0];
  const code = await winscard.call('SCardEstablishContext', scope.system, null, null, context);
  return outcomeOf(code, () => context[0]);
};

const list = async (winscard: Winscard): Promise<Outcome<readonly string[]>> => {
  const context = await establish(winscard);
  if (context.kind !== 'ok') return context;
  const { encoding } = winscard.abi;
  const width = Buffer.byteLength('\0', encoding);
  const names = Buffer.alloc(roomForNames * width);
  const length: [number] = [roomForNames];
  const code = await winscard.call('SCardListReaders', context.value, null, names, length);
  if (code === scard.noReadersAvailable) return ok([]);
  return outcomeOf(code, () =>
    names
      .toString(encoding, 0, length[0] * width)
      .split('\0')
      .filter(name => name !== ''),
  );
};

/** The ATR as the connection knows it; fails when the card was pulled or reset since. */
const atrOf = async (winscard: Winscard, card: Handle): Promise<Outcome<Uint8Array>> => {
  const name = Buffer.alloc(roomForName * Buffer.byteLength('\0', winscard.abi.encoding));
  const atr = new Uint8Array(roomForAtr);
  const length: [number] = [roomForAtr];
  const code = await winscard.call('SCardStatus', card, name, [roomForName], [0], [0], atr, length);
  return outcomeOf(code, () => atr.slice(0, length[0]));
};

const transmitter = (winscard: Winscard, card: Handle, protocol: number): Connection['transmit'] => {
  const response = new Uint8Array(longestResponse);
  const pci = protocol === protocols.t0 ? winscard.pci.t0 : winscard.pci.t1;
  return async command => {
    const length: [number] = [longestResponse];
    const code = await winscard.call(
      'SCardTransmit',
      card,
      pci,
      command,
      command.length,
      null,
      response,
      length,
    );
    return outcomeOf(code, () => response.slice(0, length[0]));
  };
};

/**
 * The system's own PC/SC library, called through koffi. A shared connection is one transaction from its beginning to its
 * end, so that no other program can select another application between two commands; it must be short, since every
 * other program waits for it, and a process that dies in the middle of it makes the service reset the card.
 */
export const koffiAdapter = (winscard: Winscard): PcscAdapter => ({
  name: 'koffi',
  list: () => list(winscard),
  async connect(reader, share, patience) {
    const context = await establish(winscard);
    if (context.kind !== 'ok') return context;
    const slot = readerSlot(winscard, context.value, reader);
    let taken = ((await slot.state()) & (stateBits.inUse | stateBits.exclusive)) !== 0;

    const open = async (): Promise<Outcome<Connection>> => {
      const card: [Handle] = [0];
      const protocol: [number] = [0];
      const mode = shareModes[share];
      const code = await winscard.call(
        'SCardConnect',
        context.value,
        reader,
        mode,
        protocols.any,
        card,
        protocol,
      );
      if (code !== scard.success) return failureOf(code);
      const [handle] = card;
      const leave = async () => {
        if (share === 'shared') await winscard.call('SCardEndTransaction', handle, disposition.leave);
        await winscard.call('SCardDisconnect', handle, disposition.leave);
      };
      taken = true;
      const begun = share === 'shared' ? await winscard.call('SCardBeginTransaction', handle) : scard.success;
      const atr = begun === scard.success ? await atrOf(winscard, handle) : failureOf(begun);
      if (atr.kind !== 'ok') {
        await leave();
        return atr;
      }
      return ok({
        atr: atr.value,
        protocol: protocol[0] === protocols.t0 ? 'T=0' : 'T=1',
        transmit: transmitter(winscard, handle, protocol[0]),
        cardLeaves: ms => slot.empties(ms),
        leave,
      });
    };
    return unlessTaken(open(), () => taken, patience);
  },
});

/** Null where the package koffi or the system's PC/SC library is missing. */
export const loadKoffiAdapter = (): PcscAdapter | null => {
  const koffi = loadKoffi();
  if (koffi === null) return null;
  try {
    return koffiAdapter(bindWinscard(koffi, abiOf(process.platform)));
  } catch {
    return null;
  }
};
