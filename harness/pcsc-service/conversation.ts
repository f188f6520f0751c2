import { scard } from '../../src/pcsc/scard-codes.ts';
import { answerTo, encode, readerRecords } from './answers.ts';
import type { Program } from './calls.ts';
import type { Hub } from './hub.ts';
import { type Body, fixedRecords, type Request, readerCount, readerEvents, signal } from './messages.ts';
import { type CallRequest, perform } from './perform.ts';
import { requestReader } from './requests.ts';

/** What one connection says and hears. */
export interface Conversation {
  receive(chunk: Buffer): void;
  /** The program has taken what was sent to it. */
  proceed(): void;
  /** Bytes that arrived while a call is under way, or answers wait to be taken. */
  readonly backlog: number;
  /** It holds nothing. */
  readonly idle: boolean;
  /** Whether it has said which protocol it speaks. */
  readonly introduced: boolean;
  /** The program is gone: what it held is let go. */
  end(): void;
}

const major = 4;
const oldestMinor = 2;
/** What a connection may say first: SCardCancel opens one of its own and says nothing else (libpcsclite 1.9.9). */
const introductions: ReadonlySet<Request['name']> = new Set(['version', 'cancel']);
/** The first minor version in which a program that waits is told the states at once. */
const tellsStates = 4;
/** The first minor version in which more than 16 readers can be told. */
const manyReaders = 6;

/**
 * Talks with one program. `take` says whether the program keeps up with what it is sent; one that does not is heard no
 * further. Bytes that make no sense end the conversation, with `hangUp`, and touch no other.
 */
export const converse = (hub: Hub, take: (bytes: Buffer) => boolean, hangUp: () => void): Conversation => {
  const program: Program = { client: hub.service.join(), contexts: new Set(), handles: new Set() };
  const incoming = requestReader();
  let minor: number | null = null;
  let busy = false;
  let clogged = false;
  let reading = false;
  let over = false;
  let abandon = () => {};

  const send = (bytes: Buffer) => {
    clogged = !take(bytes);
  };

  const tell = () => send(encode(signal, { timeout: 0, rv: scard.success }));

  const negotiate = (body: Body<'version'>) => {
    const known = body.major === major && body.minor >= oldestMinor && body.minor <= hub.minor();
    if (known) minor = body.minor;
    const rv = known ? scard.success : scard.serviceStopped;
    send(answerTo('version', body, { major, minor: known ? body.minor : hub.minor(), rv }));
  };

  /** Ends this program's wait for a change, if it waits. */
  const stopWaiting = (rv: number): boolean => {
    const waited = hub.watchers.delete(tell);
    if (waited) send(encode(signal, { timeout: 0, rv }));
    return waited;
  };

  const cancel = (body: Body<'cancel'>) => {
    const target = hub.cancels.get(body.context);
    target?.();
    send(answerTo('cancel', body, { rv: target === undefined ? scard.invalidHandle : scard.success }));
  };

  const listed = () => hub.service.readers().length;
  const states = (count: number) => send(readerRecords(hub.states(), count));

  const carryOut = (request: CallRequest) => {
    const { name, body } = request;
    if (name === 'release' && program.contexts.has(body.context)) hub.cancels.delete(body.context);
    busy = true;
    abandon = perform(hub, program, request, bytes => {
      busy = false;
      if (name === 'establish') enlist();
      send(bytes);
      read();
    });
  };

  const obey = (request: Request) => {
    switch (request.name) {
      case 'version':
        negotiate(request.body);
        break;
      case 'cancel':
        cancel(request.body);
        break;
      case 'readerStates':
        states(fixedRecords);
        break;
      case 'wait':
        hub.watchers.add(tell);
        if (minor !== null && minor >= tellsStates) states(minor < manyReaders ? fixedRecords : listed());
        break;
      case 'stopWaiting':
        stopWaiting(scard.success);
        break;
      case 'readerEvents':
        send(encode(readerEvents, { events: hub.readerEvents(), rv: scard.success }));
        break;
      case 'readerCount':
        send(encode(readerCount, { count: listed() }));
        break;
      case 'readerArray':
        states(listed());
        break;
      default:
        carryOut(request);
    }
  };

  /** Lets others cancel the waits of this program by its contexts. */
  const enlist = () => {
    for (const context of program.contexts)
      if (!hub.cancels.has(context)) hub.cancels.set(context, () => stopWaiting(scard.cancelled));
  };

  const read = () => {
    if (reading) return;
    reading = true;
    while (!busy && !clogged && !over) {
      const request = incoming.next();
      if (request === null) break;
      if (request === 'absurd' || (minor === null && !introductions.has(request.name))) {
        hangUp();
        break;
      }
      obey(request);
    }
    reading = false;
  };

  return {
    receive(chunk) {
      incoming.push(chunk);
      read();
    },
    proceed() {
      clogged = false;
      read();
    },
    get backlog() {
      return busy || clogged ? incoming.waiting : 0;
    },
    get idle() {
      return program.contexts.size === 0;
    },
    get introduced() {
      return minor !== null;
    },
    end() {
      if (over) return;
      over = true;
      abandon();
      hub.watchers.delete(tell);
      for (const context of program.contexts) hub.cancels.delete(context);
      program.client.leave();
    },
  };
};
