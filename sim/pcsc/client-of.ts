import { scard } from '../../src/pcsc/scard-codes.ts';
import { agree } from './agree.ts';
import type { Client, Disposition, Host, Waits } from './client.ts';
import type { Passed } from './contact.ts';
import {
  type Handle,
  isExclusive,
  isLocked,
  isLockedAgainst,
  type ListedReader,
  lock,
  type Protocol,
  resetCard,
  rest,
  type Share,
  unlock,
  wake,
} from './listed-reader.ts';
import { done, type Refused, type Reply, refused } from './reply.ts';

const waits: Waits = { kind: 'waits' };

/** A program that uses the service, with contexts and handles of its own. */
export const clientOf = (host: Host): Client => {
  const contexts = new Set<number>();
  const handles = new Map<number, Handle>();

  /** Lets a call through to a reader: carries out what befell it. */
  const settle = (reader: ListedReader, passed: Passed): Reply<Uint8Array> =>
    passed.kind === 'incident' ? refused(host.suffer(reader, passed.incident)) : passed;

  const letGo = (handle: Handle, disposition: Disposition) => {
    const { reader } = handle;
    handles.delete(handle.id);
    reader.handles.delete(handle);
    if (reader.lock === handle) unlock(reader);
    if (disposition !== 0) resetCard(reader);
    else if (reader.handles.size === 0) rest(reader);
    host.changed();
  };

  /** Lets go of what a program forgot: the card is reset only if that program was in the middle of a transaction. */
  const abandon = (handle: Handle) => letGo(handle, handle.reader.lock === handle ? 1 : 0);

  /** Powers the card as the program asks, and agrees on a protocol. */
  const power = (reader: ListedReader, share: Share, preferred: number): Reply<Protocol> => {
    if (share === 3) return done(reader.protocol);
    const woken = settle(reader, wake(reader));
    if (woken.kind !== 'done') return woken;
    const protocol = agree(reader.protocol, woken.value, preferred);
    if (protocol === 0) {
      // Nobody came to use it.
      if (reader.handles.size === 0) rest(reader);
      return refused(scard.protocolMismatch, woken.ms);
    }
    reader.protocol = protocol;
    return done(protocol, woken.ms);
  };

  const held = (id: number): Handle | Refused => {
    if (!host.running()) return refused(scard.noService);
    const handle = handles.get(id);
    return handle === undefined ? refused(scard.invalidHandle) : handle;
  };

  /** The handle, if its card is still the one that was connected and no other program is in a transaction. */
  const usable = (id: number): Handle | Refused => {
    const handle = held(id);
    if ('kind' in handle) return handle;
    if (handle.news !== 'none') return refused(codeOfNews[handle.news]);
    return isLockedAgainst(handle) ? refused(scard.sharingViolation) : handle;
  };

  return {
    establish() {
      if (!host.running()) return refused(scard.noService);
      const context = host.number();
      contexts.add(context);
      return done(context);
    },
    release(context) {
      if (!contexts.delete(context)) return refused(scard.invalidHandle);
      for (const handle of handles.values()) if (handle.context === context) abandon(handle);
      return done(null);
    },
    connect(context, name, share, preferred) {
      if (!host.running()) return refused(scard.noService);
      if (!contexts.has(context)) return refused(scard.invalidHandle);
      const reader = host.readers().find(({ slot }) => slot.reader().name === name);
      if (reader === undefined) return refused(scard.unknownReader);
      if (isExclusive(reader)) return refused(scard.sharingViolation);
      if (isLocked(reader)) return waits;
      if (reader.slot.meetsHolder()) return refused(scard.sharingViolation);
      if (share === 1 && reader.handles.size > 0) return refused(scard.sharingViolation);
      const powered = power(reader, share, preferred);
      if (powered.kind !== 'done') return powered;
      const protocol = powered.value;
      const handle: Handle = { id: host.number(), context, reader, share, protocol, news: 'none' };
      handles.set(handle.id, handle);
      reader.handles.add(handle);
      host.changed();
      return done({ handle: handle.id, protocol }, powered.ms);
    },
    reconnect(id, share, preferred, initialisation) {
      const handle = held(id);
      if ('kind' in handle) return handle;
      const { reader } = handle;
      if (handle.news === 'reader-gone' || handle.news === 'service-gone')
        return refused(codeOfNews[handle.news]);
      if (isLockedAgainst(handle)) return refused(scard.sharingViolation);
      if (share === 1 && reader.handles.size > 1) return refused(scard.sharingViolation);
      if (initialisation !== 0) resetCard(reader);
      const powered = power(reader, share, preferred);
      if (powered.kind !== 'done') return powered;
      handle.share = share;
      handle.protocol = powered.value;
      handle.news = 'none';
      host.changed();
      return done({ handle: id, protocol: powered.value }, powered.ms);
    },
    disconnect(id, disposition) {
      const handle = held(id);
      if ('kind' in handle) return handle;
      if (disposition !== 0 && isLockedAgainst(handle)) return waits;
      letGo(handle, disposition);
      return done(null);
    },
    begin(id) {
      const handle = usable(id);
      if ('kind' in handle) return handle;
      lock(handle);
      return done(null);
    },
    end(id, disposition) {
      const handle = usable(id);
      if ('kind' in handle) return handle;
      const { reader } = handle;
      if (disposition !== 0) resetCard(reader);
      if (reader.lock !== handle) return refused(scard.notTransacted);
      reader.locks -= 1;
      if (reader.locks === 0) unlock(reader);
      host.changed();
      return done(null);
    },
    transmit(id, command, protocol) {
      const handle = usable(id);
      if ('kind' in handle) return handle;
      const { reader } = handle;
      if (!reader.powered) {
        // A program that has a reader without its card may still send to it.
        const woken = settle(reader, wake(reader));
        if (woken.kind !== 'done') return woken;
        reader.protocol = handle.protocol;
      }
      if (protocol !== undefined && protocol !== reader.protocol) return refused(scard.protocolMismatch);
      return settle(reader, reader.slot.pass(command));
    },
    status(id) {
      const handle = held(id);
      if ('kind' in handle) return handle;
      if (handle.news !== 'none') return refused(codeOfNews[handle.news]);
      return isLockedAgainst(handle) ? refused(scard.sharingViolation) : done(handle.reader);
    },
    readerOf: id => handles.get(id)?.reader ?? null,
    owns: context => contexts.has(context),
    leave() {
      for (const handle of handles.values()) abandon(handle);
      contexts.clear();
    },
  };
};

const codeOfNews = {
  reset: scard.resetCard,
  removed: scard.removedCard,
  'reader-gone': scard.readerUnavailable,
  'service-gone': scard.communicationError,
} as const;
