import { parseAtr } from '../../src/card/atr.ts';
import { type ScardCode, scard } from '../../src/pcsc/scard-codes.ts';
import type { Incident, Passed } from './contact.ts';
import {
  type Handle,
  isExclusive,
  isLocked,
  type ListedReader,
  type Protocol,
  rest,
  type Share,
  wake,
} from './listed-reader.ts';
import { done, type Refused, type Reply, refused } from './reply.ts';

/** What the programs of one service have in common. */
export interface Host {
  readonly running: boolean;
  /** Readers in the order in which they were attached. */
  readonly readers: readonly ListedReader[];
  /** A number for a context or a handle that no other has. */
  number(): number;
  /** Carries out what befell a reader, and gives the code that ends the call in which it did. */
  suffer(reader: ListedReader, incident: Incident): ScardCode;
  /** Tells whoever waits that readers, cards, transactions or the service are not as they were. */
  changed(): void;
}

/** What happens to the card when a program lets go of it: SCARD_LEAVE_CARD, _RESET_CARD, _UNPOWER_CARD, _EJECT_CARD. */
export type Disposition = 0 | 1 | 2 | 3;

/** What a program is told about a reader that it holds. */
export interface Connection {
  readonly handle: number;
  readonly protocol: Protocol;
}

/**
 * One program's view of the service, in the calls of PC/SC. Contexts and handles are its own: those of another program
 * are unknown to it.
 */
export interface Client {
  establish(): Reply<number>;
  release(context: number): Reply;
  /** `preferred` is a set of protocol bits. `waits`: ask again after the next change, as another program is in a transaction. */
  connect(
    context: number,
    reader: string,
    share: Share,
    preferred: number,
  ): Reply<Connection> | { readonly kind: 'waits' };
  reconnect(handle: number, share: Share, preferred: number, initialisation: Disposition): Reply<Connection>;
  disconnect(handle: number, disposition: Disposition): Reply;
  begin(handle: number): Reply;
  end(handle: number, disposition: Disposition): Reply;
  transmit(handle: number, command: Uint8Array): Reply<Uint8Array>;
  /** The reader behind a handle, once the card in it is known to be the one that was connected. */
  status(handle: number): Reply<ListedReader>;
  /** The reader behind a handle, whatever became of its card. */
  readerOf(handle: number): ListedReader | null;
  /** Whether a context is this program's. */
  owns(context: number): boolean;
  /** The program ends: what it held is let go, and the card reset. */
  leave(): void;
}

export const clientOf = (host: Host): Client => {
  const contexts = new Set<number>();
  const handles = new Map<number, Handle>();

  /** Lets a call through to a reader: carries out what befell it. */
  const settle = (reader: ListedReader, passed: Passed): Reply<Uint8Array> =>
    passed.kind === 'incident' ? refused(host.suffer(reader, passed.incident)) : passed;

  const resetCard = (reader: ListedReader, by: Handle | null) => {
    rest(reader);
    for (const other of reader.handles) if (other !== by && other.news === 'none') other.news = 'reset';
  };

  const letGo = (handle: Handle, disposition: Disposition) => {
    const { reader } = handle;
    handles.delete(handle.id);
    reader.handles.delete(handle);
    if (reader.lock === handle) reader.lock = null;
    if (disposition !== 0) resetCard(reader, handle);
    else if (reader.handles.size === 0) rest(reader);
    host.changed();
  };

  /** Powers the card as the program asks, and agrees on a protocol. */
  const power = (reader: ListedReader, share: Share, preferred: number): Reply<Protocol> => {
    if (share === 3) return done<Protocol>(0);
    const woken = settle(reader, wake(reader));
    if (woken.kind !== 'done') return woken;
    const protocol = agree(reader.protocol, woken.value, preferred);
    if (protocol === 0) return refused(scard.protocolMismatch, woken.ms);
    reader.protocol = protocol;
    return done(protocol, woken.ms);
  };

  const held = (id: number): Handle | Refused => {
    if (!host.running) return refused(scard.noService);
    const handle = handles.get(id);
    return handle === undefined ? refused(scard.invalidHandle) : handle;
  };

  /** The handle, if its card is still the one that was connected and no other program is in a transaction. */
  const usable = (id: number): Handle | Refused => {
    const handle = held(id);
    if ('kind' in handle) return handle;
    if (handle.news !== 'none') return refused(codeOfNews[handle.news]);
    const { lock } = handle.reader;
    return lock === null || lock === handle ? handle : refused(scard.sharingViolation);
  };

  return {
    establish() {
      if (!host.running) return refused(scard.noService);
      const context = host.number();
      contexts.add(context);
      return done(context);
    },
    release(context) {
      if (!contexts.delete(context)) return refused(scard.invalidHandle);
      for (const handle of handles.values()) if (handle.context === context) letGo(handle, 1);
      return done(null);
    },
    connect(context, name, share, preferred) {
      if (!host.running) return refused(scard.noService);
      if (!contexts.has(context)) return refused(scard.invalidHandle);
      const reader = host.readers.find(({ slot }) => slot.reader.name === name);
      if (reader === undefined) return refused(scard.unknownReader);
      if (isExclusive(reader)) return refused(scard.sharingViolation);
      if (isLocked(reader)) return { kind: 'waits' };
      if (share === 1 && reader.handles.size > 0) return refused(scard.sharingViolation);
      const powered = power(reader, share, preferred);
      if (powered.kind !== 'done') return powered;
      const handle: Handle = {
        id: host.number(),
        context,
        reader,
        share,
        protocol: powered.value,
        news: 'none',
      };
      handles.set(handle.id, handle);
      reader.handles.add(handle);
      host.changed();
      return done({ handle: handle.id, protocol: powered.value }, powered.ms);
    },
    reconnect(id, share, preferred, initialisation) {
      const handle = held(id);
      if ('kind' in handle) return handle;
      const { reader } = handle;
      if (handle.news === 'reader-gone') return refused(scard.readerUnavailable);
      if (reader.lock !== null && reader.lock !== handle) return refused(scard.sharingViolation);
      if (share === 1 && reader.handles.size > 1) return refused(scard.sharingViolation);
      if (initialisation !== 0) resetCard(reader, handle);
      const powered = power(reader, share, preferred);
      if (powered.kind !== 'done') return powered;
      handle.share = share;
      handle.protocol = powered.value;
      handle.news = 'none';
      return done({ handle: id, protocol: powered.value }, powered.ms);
    },
    disconnect(id, disposition) {
      const handle = held(id);
      if ('kind' in handle) return handle;
      letGo(handle, disposition);
      return done(null);
    },
    begin(id) {
      const handle = usable(id);
      if ('kind' in handle) return handle;
      handle.reader.lock = handle;
      return done(null);
    },
    end(id, disposition) {
      const handle = usable(id);
      if ('kind' in handle) return handle;
      if (handle.reader.lock !== handle) return refused(scard.notTransacted);
      handle.reader.lock = null;
      if (disposition !== 0) resetCard(handle.reader, handle);
      host.changed();
      return done(null);
    },
    transmit(id, command) {
      const handle = usable(id);
      if ('kind' in handle) return handle;
      const { reader } = handle;
      if (!reader.powered) {
        // The program itself reset the card when a transaction ended.
        const woken = settle(reader, wake(reader));
        if (woken.kind !== 'done') return woken;
      }
      return settle(reader, reader.slot.pass(command));
    },
    status(id) {
      const handle = held(id);
      if ('kind' in handle) return handle;
      return handle.news === 'none' ? done(handle.reader) : refused(codeOfNews[handle.news]);
    },
    readerOf: id => handles.get(id)?.reader ?? null,
    owns: context => contexts.has(context),
    leave() {
      for (const handle of handles.values()) letGo(handle, 1);
      contexts.clear();
    },
  };
};

const codeOfNews = {
  reset: scard.resetCard,
  removed: scard.removedCard,
  'reader-gone': scard.readerUnavailable,
} as const;

/**
 * The protocol that card and program share: the one in use, else the card's first choice, else another that it offers.
 * 0 when there is none. An answer to reset that cannot be taken apart is taken for T=0, as pcsc-lite does.
 */
const agree = (inUse: Protocol, atr: Uint8Array, preferred: number): Protocol => {
  const parsed = parseAtr(atr);
  const offered =
    parsed.kind === 'ok' ? parsed.value.protocols.map(number => bits[number] ?? 0) : [1 as const];
  const choices = inUse === 0 ? offered : [inUse];
  return choices.find(protocol => (protocol & preferred) !== 0) ?? 0;
};

/** SCARD_PROTOCOL_T0 and _T1 by the number in the answer to reset. */
const bits: { readonly [protocol: number]: Protocol } = { 0: 1, 1: 2 };
