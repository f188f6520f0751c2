import { scard } from '../../../src/pcsc/scard-codes.ts';
import type { Moment } from '../../moment.ts';
import type { Incident } from '../contact.ts';
import { type Refused, refused, type Silence, silence } from '../reply.ts';
import type { ServiceFault } from './pcsc-fault.ts';

/** What a call to the service may be: the first one of a program, a command to a card, or another. */
export type CallKind = 'establish' | 'transmit' | 'other';

/** What becomes of a call instead of what should. */
export type Met = Refused | Silence | { readonly kind: 'incident'; readonly incident: Incident };

/** What ails a service, for all programs together; counts their commands. */
export interface ServiceTroubles {
  /** Milliseconds that every call takes more. */
  readonly delay: number;
  /** What meets this call; null lets it through. */
  meet(call: CallKind): Met | null;
}

type Kind = Exclude<ServiceFault['kind'], 'slow'>;

/** Which calls each fault meets, and with what. */
const meetings: { readonly [K in Kind]: { readonly calls: readonly CallKind[]; readonly met: Met } } = {
  crash: { calls: ['transmit'], met: { kind: 'incident', incident: { kind: 'service-dies' } } },
  restart: { calls: ['transmit'], met: { kind: 'incident', incident: { kind: 'service-restarts' } } },
  freeze: { calls: ['establish', 'transmit', 'other'], met: silence },
  exhaust: { calls: ['establish'], met: refused(scard.noMemory) },
  deny: { calls: ['establish'], met: refused(scard.securityViolation) },
};

/** Meets calls once the moment of the fault has come; a service that was started anew counts anew. */
const meeting = (fault: Extract<ServiceFault, { kind: Kind }>): ServiceTroubles['meet'] => {
  const { calls, met } = meetings[fault.kind];
  const { afterCommands = 0, times = Number.POSITIVE_INFINITY } = fault as Moment;
  let commands = 0;
  let strikes = 0;
  return call => {
    const due = commands >= afterCommands && strikes < times && calls.includes(call);
    if (call === 'transmit') commands += 1;
    if (!due) return null;
    strikes += 1;
    if (met.kind === 'incident') commands = 0;
    return met;
  };
};

/** A service that nothing ails. */
export const untroubled: ServiceTroubles = { delay: 0, meet: () => null };

/** The troubles of a service with these faults; the last one that meets a call decides. */
export const serviceTroubles = (faults: readonly ServiceFault[]): ServiceTroubles => {
  if (faults.length === 0) return untroubled;
  const meetings = faults.flatMap(fault => (fault.kind === 'slow' ? [] : [meeting(fault)]));
  return {
    delay: faults.reduce((sum, fault) => sum + (fault.kind === 'slow' ? fault.ms : 0), 0),
    meet: call => meetings.reduce<Met | null>((met, meets) => meets(call) ?? met, null),
  };
};
