import type { Client, Disposition, Waits } from '../../sim/pcsc/client.ts';
import type { Share } from '../../sim/pcsc/listed-reader.ts';
import { readerState } from '../../sim/pcsc/reader-state.ts';
import { done, type Refused, type Reply, refused } from '../../sim/pcsc/reply.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { attributeOf } from './attributes.ts';
import { control } from './control.ts';
import type { Body, RequestName } from './messages.ts';

/** A program on the other end of a connection, and what it holds. */
export interface Program {
  readonly client: Client;
  readonly contexts: Set<number>;
  readonly handles: Set<number>;
}

/** What a call fills into its answer, and the bytes behind it. */
export interface Result<N extends RequestName> {
  readonly fields: Partial<Body<N>>;
  readonly data?: Uint8Array;
}

type Call<N extends RequestName> = (
  program: Program,
  body: Body<N>,
  data: Uint8Array,
) => Reply<Result<N>> | Waits;

/** Requests that a program makes of readers and cards. */
export type CallName = Exclude<
  RequestName,
  | 'version'
  | 'cancel'
  | 'readerStates'
  | 'wait'
  | 'stopWaiting'
  | 'readerEvents'
  | 'readerCount'
  | 'readerArray'
>;

/** How much one connection may hold; libpcsclite opens one for each context. */
const mostContexts = 16;
const mostHandles = 200;

const isShare = (value: number): value is Share => value >= 1 && value <= 3;
const isDisposition = (value: number): value is Disposition => value <= 3;
const direct = 3;
const eject = 3;
/** SCARD_PROTOCOL_T0, _T1 and _RAW. */
const anyProtocol = 7;
/** SCARD_PROTOCOL_ANY_OLD: whichever is agreed on. */
const whichever = 0x1000;

/** Why a program may not have the card in this way; null when it may. */
const whyNot = (share: number, preferred: number): Refused | null => {
  if (share !== direct && (preferred & anyProtocol) === 0) return refused(scard.protocolMismatch);
  return isShare(share) ? null : refused(scard.invalidValue);
};

/** A call whose answer is its code alone. */
const plain = (reply: Reply | Waits): Reply<{ readonly fields: object }> | Waits =>
  reply.kind === 'done' ? done({ fields: {} }, reply.ms) : reply;

/** What a program may ask of readers and cards, answered by the service with the codes of pcscd 1.9.9. */
export const calls: { readonly [N in CallName]: Call<N> } = {
  establish({ client, contexts }, { scope }) {
    if (scope > 3) return refused(scard.invalidValue);
    if (contexts.size >= mostContexts) return refused(scard.noMemory);
    const reply = client.establish();
    if (reply.kind !== 'done') return reply;
    contexts.add(reply.value);
    return done({ fields: { context: reply.value } });
  },
  release({ client, contexts }, { context }) {
    contexts.delete(context);
    return plain(client.release(context));
  },
  connect({ client, handles }, { context, reader, share, preferred }) {
    const reason = whyNot(share, preferred);
    if (reason !== null) return reason;
    if (handles.size >= mostHandles) return refused(scard.noMemory);
    const reply = client.connect(context, reader, share as Share, preferred);
    if (reply.kind !== 'done') return reply;
    handles.add(reply.value.handle);
    return done({ fields: reply.value }, reply.ms);
  },
  reconnect({ client }, { handle, share, preferred, initialisation }) {
    if (!isDisposition(initialisation) || initialisation === eject) return refused(scard.invalidValue);
    const reason = whyNot(share, preferred);
    if (reason !== null) return reason;
    const reply = client.reconnect(handle, share as Share, preferred, initialisation);
    return reply.kind === 'done' ? done({ fields: { protocol: reply.value.protocol } }, reply.ms) : reply;
  },
  disconnect({ client, handles }, { handle, disposition }) {
    if (!isDisposition(disposition)) return refused(scard.invalidValue);
    const reply = client.disconnect(handle, disposition);
    if (reply.kind === 'done') handles.delete(handle);
    return plain(reply);
  },
  begin: ({ client }, { handle }) => plain(client.begin(handle)),
  end: ({ client }, { handle, disposition }) =>
    isDisposition(disposition) ? plain(client.end(handle, disposition)) : refused(scard.invalidValue),
  transmit({ client }, { handle, sendProtocol, receiveLength }, data) {
    const protocol = sendProtocol === whichever ? undefined : sendProtocol;
    const reply = client.transmit(handle, data, protocol);
    if (reply.kind !== 'done') return reply;
    const { length } = reply.value;
    if (length > receiveLength)
      return done({ fields: { rv: scard.insufficientBuffer, receiveLength: length } }, reply.ms);
    return done(
      { fields: { receiveLength: length, receiveProtocol: sendProtocol }, data: reply.value },
      reply.ms,
    );
  },
  control({ client }, { handle, code, receiveLength }, data) {
    const reply = control(client, handle, code, data);
    if (reply.kind !== 'done') return reply;
    const { length } = reply.value;
    if (length > receiveLength)
      return done({ fields: { rv: scard.insufficientBuffer, returned: length } }, reply.ms);
    return done({ fields: { returned: length }, data: reply.value }, reply.ms);
  },
  status: ({ client }, { handle }) => {
    const reply = client.status(handle);
    return reply.kind === 'done' ? done({ fields: {} }) : reply;
  },
  getAttribute({ client }, { handle, id, length }) {
    const reply = client.status(handle);
    if (reply.kind !== 'done') return reply;
    const value = attributeOf(id, readerState(reply.value));
    if (value === 'unknown') return refused(scard.unsupportedFeature);
    if (value === 'unavailable') return refused(scard.notTransacted);
    const rv = value.length > length ? scard.insufficientBuffer : scard.success;
    return done({ fields: { rv, value, length: value.length } });
  },
  setAttribute({ client }, { handle }) {
    const reply = client.status(handle);
    return reply.kind === 'done' ? refused(scard.unsupportedFeature) : reply;
  },
};
