import type { ListedReader } from '../../sim/pcsc/listed-reader.ts';
import type { Done, Refused, Silence } from '../../sim/pcsc/reply.ts';
import { type ScardCode, scard } from '../../src/pcsc/scard-codes.ts';
import { pause } from '../clock.ts';
import { answerTo } from './answers.ts';
import { type CallName, calls, type Program } from './calls.ts';
import type { Held, Hub } from './hub.ts';
import type { Body, Request } from './messages.ts';
import { controlCodes } from './pin-pad.ts';

export type CallRequest = Extract<Request, { name: CallName }>;
interface Filled {
  readonly fields: { readonly handle?: number };
  readonly data?: Uint8Array;
}
type Came = Done<Filled> | Refused;
type AnyCall = (program: Program, body: unknown, data: Uint8Array) => Came | Silence | { kind: 'waits' };

/** How long a program that may not begin its transaction yet is kept; libpcsclite asks again at once. Milliseconds. */
const longestBegin = 100;
const nothing = () => {};
const direct = 3;

/** Where a program says how much room it has, the answer says how many bytes came: none with a refusal. */
const emptied: { readonly [N in CallName]?: Partial<Body<N>> } = {
  transmit: { receiveLength: 0 },
  control: { returned: 0 },
  getAttribute: { length: 0 },
};

/** The reader that a call needs for itself, if it needs one. */
const readerFor = ({ service }: Hub, { client }: Program, request: CallRequest): ListedReader | null => {
  const { name, body } = request;
  switch (name) {
    case 'transmit':
    case 'reconnect':
      return client.readerOf(body.handle);
    case 'connect':
      if (body.share === direct) return null;
      return service.readers().find(({ slot }) => slot.reader().name === body.reader) ?? null;
    case 'disconnect':
    case 'end':
      return body.disposition === 0 ? null : client.readerOf(body.handle);
    case 'control':
      return body.code === controlCodes.verifyPin ? client.readerOf(body.handle) : null;
    default:
      return null;
  }
};

/**
 * Carries a call through: waits until the reader is free, asks the service, and answers once the time that the reply
 * takes is over. A silent card is never answered for, unless it leaves. Gives a function that abandons the call.
 */
export const perform = (
  hub: Hub,
  program: Program,
  request: CallRequest,
  answer: (bytes: Buffer) => void,
): (() => void) => {
  const { name, body, data } = request;
  // A request and its call belong together by their name.
  const call = calls[name] as AnyCall;
  const fill = answerTo as (name: CallName, body: unknown, fields: object, data?: Uint8Array) => Buffer;
  let quit = nothing;
  let stop = nothing;

  const refusal = (rv: ScardCode) => fill(name, body, { ...emptied[name], rv });
  const bytesOf = (came: Came): Buffer =>
    came.kind === 'refused'
      ? refusal(came.code)
      : fill(name, body, { rv: scard.success, ...came.value.fields }, came.value.data);

  /** Undoes a connection of which its program never heard. */
  const forget = (came: Came | Silence) => {
    const handle = name === 'connect' && came.kind === 'done' ? came.value.fields.handle : undefined;
    if (handle === undefined) return;
    program.client.disconnect(handle, 0);
    program.handles.delete(handle);
  };

  const hold = (reader: ListedReader | null, came: Came | Silence, leave: () => void) => {
    const over = new AbortController();
    const end = () => {
      stop = nothing;
      hub.held.delete(held);
      over.abort();
    };
    const finish = (bytes: Buffer) => {
      end();
      answer(bytes);
      leave();
    };
    const release = (code: ScardCode) => {
      forget(came);
      finish(refusal(code));
    };
    const held: Held = { reader, events: reader?.events ?? 0, release };
    stop = () => {
      end();
      leave();
    };
    hub.held.add(held);
    if (came.kind !== 'silence')
      pause(came.ms, over.signal).then(
        () => finish(bytesOf(came)),
        () => {},
      );
  };

  /** Asks again after the next change; for a transaction to begin, only so long. */
  const askAgain = (refused?: Refused) => {
    const over = new AbortController();
    const end = () => {
      stop = nothing;
      hub.retries.delete(retry);
      over.abort();
    };
    const retry = () => {
      end();
      begin();
    };
    stop = end;
    hub.retries.add(retry);
    if (refused !== undefined)
      pause(longestBegin, over.signal).then(
        () => {
          end();
          answer(bytesOf(refused));
        },
        () => {},
      );
  };

  const attempt = (reader: ListedReader | null, leave: () => void) => {
    const came = call(program, body, data);
    if (came.kind === 'waits') {
      leave();
      askAgain();
    } else if (name === 'begin' && came.kind === 'refused' && came.code === scard.sharingViolation) {
      askAgain(came);
    } else if (came.kind === 'silence' || came.ms > 0) {
      hold(reader, came, leave);
    } else {
      answer(bytesOf(came));
      leave();
    }
    if (came.kind !== 'waits' && reader !== null) tell(hub, reader, request, came);
  };

  const begin = () => {
    const reader = readerFor(hub, program, request);
    if (reader === null) attempt(null, nothing);
    else quit = hub.lanes.enter(reader, leave => attempt(reader, leave));
  };

  begin();
  return () => {
    quit();
    stop();
  };
};

const tell = ({ observe }: Hub, { slot }: ListedReader, request: CallRequest, came: Came | Silence) => {
  const reader = slot.reader().name;
  const { name, body, data } = request;
  if (name === 'connect' && came.kind === 'done')
    observe({ kind: 'connected', reader, exclusive: body.share === 1 });
  if (name !== 'transmit') return;
  const reply = came.kind === 'done' ? { ...came, value: came.value.data ?? new Uint8Array() } : came;
  observe({ kind: 'exchanged', reader, command: data, reply });
};
