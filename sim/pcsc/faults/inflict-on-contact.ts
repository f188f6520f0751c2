import { scard } from '../../../src/pcsc/scard-codes.ts';
import { healthyCard } from '../../healthy-world.ts';
import { occasion, strikesAt } from '../../moment.ts';
import type { Contact, Incident, Passed } from '../contact.ts';
import { refused, silence } from '../reply.ts';
import type { ReaderFault } from './pcsc-fault.ts';

/** The same contact with one more fault of the reader around it. */
export const inflictOnContact = (contact: Contact, fault: ReaderFault): Contact => {
  switch (fault.kind) {
    case 'break':
      return striking(contact, fault, () => breakage[fault.how]);
    case 'vanish':
      return befalling(contact, fault, { kind: 'reader-leaves' });
    case 'flicker':
      return befalling(contact, fault, { kind: `${fault.what}-flickers` });
    case 'exchange':
      return befalling(contact, fault, {
        kind: 'card-exchanged',
        card: { ...healthyCard, kind: fault.card },
      });
    case 'reset':
      return befalling(contact, fault, { kind: 'card-reset' });
    case 'slow':
      return striking(contact, fault, command => later(contact.pass(command), fault.ms));
    case 'narrow':
      return striking(contact, fault, command => narrowed(contact, command, fault.bytes));
    case 'refuse-protocol':
      return atPowerUp(contact, fault, refused(scard.protocolMismatch));
    case 'unpowered':
      return atPowerUp(contact, fault, refused(scard.unpoweredCard));
    case 'hold':
    case 'transaction':
      // The service keeps other programs waiting; the contact is sound.
      return contact;
  }
};

const breakage: { readonly [how in Extract<ReaderFault, { kind: 'break' }>['how']]: Passed } = {
  errors: refused(scard.communicationDataLost),
  jams: refused(scard.notTransacted),
  hangs: silence,
};

/** A contact whose place is taken by `strike` whenever the moment has come; null is no strike. */
const striking = (
  contact: Contact,
  moment: Parameters<typeof occasion>[0],
  strike: (command: Uint8Array) => Passed | null,
): Contact => {
  const when = occasion(moment);
  return {
    powerUp() {
      when.powerUp();
      return contact.powerUp();
    },
    pass(command) {
      const struck = when.command() === null ? null : strike(command);
      if (struck === null) return contact.pass(command);
      when.struck('ms' in struck ? struck.ms : Number.POSITIVE_INFINITY);
      return struck;
    },
  };
};

const befalling = (contact: Contact, moment: Parameters<typeof occasion>[0], incident: Incident): Contact =>
  striking(contact, moment, () => ({ kind: 'incident', incident }));

/** A contact that gives this reply to some power-ups, and leaves the card without power. */
const atPowerUp = (contact: Contact, moment: Parameters<typeof strikesAt>[0], reply: Passed): Contact => {
  let powerUps = 0;
  return {
    powerUp: () => (strikesAt(moment, powerUps++) ? reply : contact.powerUp()),
    pass: command => contact.pass(command),
  };
};

const later = (passed: Passed, ms: number): Passed =>
  'ms' in passed ? { ...passed, ms: passed.ms + ms } : passed;

/** What is longer than the reader can carry is lost on the way, in either direction. */
const narrowed = (contact: Contact, command: Uint8Array, bytes: number): Passed | null => {
  if (command.length > bytes) return breakage.jams;
  const passed = contact.pass(command);
  return passed.kind === 'done' && passed.value.length > bytes
    ? refused(scard.notTransacted, passed.ms)
    : passed;
};
