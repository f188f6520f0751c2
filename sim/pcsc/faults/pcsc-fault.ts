import * as v from 'valibot';
import { otherCardKinds } from '../../card-kinds.ts';
import { schemasOf } from '../../fault-schemas.ts';
import { moment, powerUpMoment, times } from '../../moment.ts';

/** The service as a whole fails for good, or so many times. */
const afterCommands = { afterCommands: moment.afterCommands };
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Name of the program that does it. */
const by = v.string();

/** What each kind of misbehaviour at the contact of a reader needs to be known, its moment included. */
export const readerFaults = {
  /** It reports an error of its own, fails in every exchange, or never answers. */
  break: { how: v.picklist(['errors', 'jams', 'hangs']), ...moment },
  /** It is pulled out. */
  vanish: moment,
  /** The reader, or the card in it, is gone for a moment and back. */
  flicker: { what: v.picklist(['reader', 'card']), ...moment },
  /** Somebody puts another card in. */
  exchange: { card: v.picklist(otherCardKinds), ...moment },
  /** Another program resets the card. */
  reset: { by, ...moment },
  /** It takes longer for everything. */
  slow: { ms: count, ...moment },
  /** It carries no command and no answer beyond so many bytes. */
  narrow: { bytes: count, ...moment },
  /** Another program holds it for itself whenever one comes to connect. */
  hold: { by, times },
  /** Another program never ends its transaction. */
  transaction: { by },
  /** It speaks none of the protocols that the card offers. */
  'refuse-protocol': powerUpMoment,
  /** It does not power the card. */
  unpowered: powerUpMoment,
};

/** What each kind of misbehaviour of the service needs to be known, its moment included; commands to any card count. */
export const serviceFaults = {
  /** It dies. */
  crash: afterCommands,
  /** It dies, and the system starts it anew. */
  restart: { ...afterCommands, times },
  /** It takes calls and answers none. */
  freeze: { ...afterCommands, times },
  /** It takes longer for every call. */
  slow: { ms: count },
  /** It has no memory left for another program. */
  exhaust: { times },
  /** It lets nobody in without a permission. */
  deny: { times },
};

/** A misbehaviour of a reader, or of programs and people around it. */
export const ReaderFaultSchema = v.variant('kind', schemasOf(readerFaults));

/** A misbehaviour of the smart card service. */
export const ServiceFaultSchema = v.variant('kind', schemasOf(serviceFaults));

export type ReaderFault = Readonly<v.InferOutput<typeof ReaderFaultSchema>>;
export type ServiceFault = Readonly<v.InferOutput<typeof ServiceFaultSchema>>;
