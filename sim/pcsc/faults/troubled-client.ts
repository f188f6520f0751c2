import type { ScardCode } from '../../../src/pcsc/scard-codes.ts';
import type { Client } from '../client.ts';
import type { Incident } from '../contact.ts';
import type { ListedReader } from '../listed-reader.ts';
import { type Refused, refused, type Silence } from '../reply.ts';
import { type CallKind, type ServiceTroubles, untroubled } from './service-troubles.ts';

/** A program as the service serves it while it has these troubles; `suffer` carries out what befalls it. */
export const troubledClient = (
  client: Client,
  troubles: () => ServiceTroubles,
  suffer: (reader: ListedReader, incident: Incident) => ScardCode,
): Client => {
  const through = <R extends object>(
    call: CallKind,
    serve: () => R,
    reader: () => ListedReader | null = () => null,
  ): R | Refused | Silence => {
    const { delay, meet } = troubles();
    const met = meet(call);
    if (met === null || met.kind !== 'incident')
      return met ?? (delay === 0 ? serve() : later(serve(), delay));
    const struck = reader();
    return struck === null ? serve() : refused(suffer(struck, met.incident), delay);
  };
  return {
    ...client,
    establish: () => through('establish', () => client.establish()),
    release: context => through('other', () => client.release(context)),
    connect: (...call) => through('other', () => client.connect(...call)),
    reconnect: (...call) => through('other', () => client.reconnect(...call)),
    disconnect: (...call) => through('other', () => client.disconnect(...call)),
    begin: handle => through('other', () => client.begin(handle)),
    end: (...call) => through('other', () => client.end(...call)),
    transmit: (handle, command, protocol) =>
      // Most calls are of this kind, and most services sound.
      troubles() === untroubled
        ? client.transmit(handle, command, protocol)
        : through(
            'transmit',
            () => client.transmit(handle, command, protocol),
            () => client.readerOf(handle),
          ),
    status: handle => through('other', () => client.status(handle)),
  };
};

const later = <R extends object>(reply: R, ms: number): R =>
  'ms' in reply && typeof reply.ms === 'number' ? { ...reply, ms: reply.ms + ms } : reply;
