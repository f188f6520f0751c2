import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { protocols, stateBits } from '../../src/pcsc/constants.ts';
import { scardFailure } from '../../src/pcsc/scard-codes.ts';
import { pause } from '../clock.ts';
import type { Connection, PcscAdapter } from './adapter.ts';
import { unlessTaken } from './patience.ts';
import {
  listReaders,
  loadPcsclite,
  type Pcsclite,
  type ReaderStatus,
  type WatchedReader,
  watchReader,
} from './pcsclite.ts';

/** The package rejects, and throws, with texts. */
const attempt = <T>(work: () => Promise<T>): Promise<Outcome<T>> =>
  Promise.resolve()
    .then(work)
    .then(ok, error => scardFailure(error instanceof Error ? error.message : String(error)));

const present = ({ state }: ReaderStatus): boolean => (state & stateBits.present) !== 0;

/** The ATR of the card that was just powered, of which the package may be yet to hear; null when the card has left since. */
const atrOf = async (reader: WatchedReader): Promise<Uint8Array | null> => {
  let news = false;
  const { atr } = await reader.until(status => {
    const settled = (status.atr?.length ?? 0) > 0 || (news && !present(status));
    news = true;
    return settled;
  });
  return atr === undefined || atr.length === 0 ? null : Uint8Array.from(atr);
};

const cardLeaves = async (reader: WatchedReader, ms: number): Promise<boolean> => {
  const over = new AbortController();
  const left = reader.until(status => !present(status)).then(() => true);
  const stayed = pause(ms, over.signal).then(() => false);
  const leaves = await Promise.race([left, stayed]);
  over.abort();
  return leaves;
};

const connection = (reader: WatchedReader, atr: Uint8Array, protocol: number): Connection => ({
  atr,
  protocol: protocol === protocols.t0 ? 'T=0' : 'T=1',
  transmit: command => attempt(async () => Uint8Array.from(await reader.transmit(command, protocol))),
  cardLeaves: ms => cardLeaves(reader, ms),
  leave: () => reader.leave().catch(() => {}),
});

/** The npm package pcsclite. It knows no transactions: another program may come between two commands. */
export const pcscliteAdapter = (pcsclite: Pcsclite): PcscAdapter => ({
  name: 'pcsclite',
  list: () => attempt(() => listReaders(pcsclite)),
  async connect(name, share, patience) {
    const watched = await attempt(() => watchReader(pcsclite, name));
    if (watched.kind !== 'ok') return watched;
    const reader = watched.value;
    const taken = () => (reader.latest().state & (stateBits.inUse | stateBits.exclusive)) !== 0;
    const powering = attempt(() => reader.connect(share));
    const protocol = await unlessTaken(powering, taken, patience);
    if (protocol.kind !== 'ok') return protocol;
    const atr = await atrOf(reader);
    if (atr === null) return failed('card-removed', 'pulled while it woke up');
    return ok(connection(reader, atr, protocol.value));
  },
});

/** Null where the package is not installed or not built. */
export const loadPcscliteAdapter = (): PcscAdapter | null => {
  const pcsclite = loadPcsclite();
  return pcsclite === null ? null : pcscliteAdapter(pcsclite);
};
