import type { CardSession, ReadersDoor } from '../../src/doors/readers.ts';
import { type Failed, failed, map, type Outcome, ok } from '../../src/outcome.ts';
import { disposition, protocols, shareModes } from '../../src/pcsc/constants.ts';
import { failureOf } from '../../src/pcsc/scard-codes.ts';
import type { Client, Connection } from '../pcsc/client.ts';
import type { Reply } from '../pcsc/reply.ts';
import type { SmartcardService } from '../pcsc/smartcard-service.ts';

/** A reply as a door gives it: what takes longer than the deadline is cut off there. */
const within = <T>(reply: Reply<T> | { readonly kind: 'waits' }, deadline: number): Outcome<T> => {
  if (reply.kind === 'silence') return failed('timed-out', '', deadline);
  // A reader that is in use and keeps a program waiting is in another program's transaction.
  if (reply.kind === 'waits') return failed('busy', '', deadline);
  if (reply.ms > deadline) return failed('timed-out', '', deadline);
  return reply.kind === 'done' ? ok(reply.value, reply.ms) : { ...failureOf(reply.code), ms: reply.ms };
};

const session = (client: Client, { handle, protocol }: Connection, atr: Uint8Array): CardSession => {
  // A program that gave up waiting kills its connection, and gets nothing more from it.
  let dead: Failed | null = null;
  return {
    atr,
    protocol: protocol === 1 ? 'T=0' : 'T=1',
    async transmit(command, deadline): Promise<Outcome<Uint8Array>> {
      if (deadline <= 0) return failed('timed-out');
      if (dead !== null) return { ...dead, ms: deadline };
      const outcome = within(client.transmit(handle, command), deadline);
      if (outcome.kind === 'failed' && outcome.code === 'timed-out') dead = outcome;
      return outcome;
    },
    async end() {
      client.disconnect(handle, disposition.leave);
      client.leave();
    },
  };
};

/** PC/SC over the simulated service, as the real library shows it to a program. */
export const simReaders = (service: SmartcardService): ReadersDoor => ({
  async list(deadline) {
    if (deadline <= 0) return failed('timed-out');
    const client = service.join();
    const context = within(client.establish(), deadline);
    client.leave();
    return map(context, () => service.readers().map(({ slot }) => slot.reader().name));
  },
  async connect(name, deadline) {
    if (deadline <= 0) return failed('timed-out');
    const client = service.join();
    const context = within(client.establish(), deadline);
    if (context.kind !== 'ok') return context;
    const left = deadline - context.ms;
    const connected = within(client.connect(context.value, name, shareModes.shared, protocols.any), left);
    const ms = context.ms + connected.ms;
    if (connected.kind === 'ok') {
      const atr = client.readerOf(connected.value.handle)?.atr ?? new Uint8Array();
      return ok(session(client, connected.value, atr), ms);
    }
    client.leave();
    return { ...connected, ms };
  },
});
