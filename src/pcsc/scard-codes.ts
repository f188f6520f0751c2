import { type Failed, type FailureCode, failed } from '../outcome.ts';

/** PC/SC return codes by what they say (winscard.h, pcsclite.h). The only place where `0x8010…` is written. */
export const scard = {
  success: 0,
  cancelled: 0x8010_0002,
  invalidHandle: 0x8010_0003,
  invalidParameter: 0x8010_0004,
  noMemory: 0x8010_0006,
  insufficientBuffer: 0x8010_0008,
  unknownReader: 0x8010_0009,
  timeout: 0x8010_000a,
  sharingViolation: 0x8010_000b,
  noSmartcard: 0x8010_000c,
  protocolMismatch: 0x8010_000f,
  notReady: 0x8010_0010,
  invalidValue: 0x8010_0011,
  communicationError: 0x8010_0013,
  notTransacted: 0x8010_0016,
  readerUnavailable: 0x8010_0017,
  noService: 0x8010_001d,
  serviceStopped: 0x8010_001e,
  unsupportedFeature: 0x8010_001f,
  noAccess: 0x8010_0027,
  noReadersAvailable: 0x8010_002e,
  communicationDataLost: 0x8010_002f,
  unsupportedCard: 0x8010_0065,
  unresponsiveCard: 0x8010_0066,
  unpoweredCard: 0x8010_0067,
  resetCard: 0x8010_0068,
  removedCard: 0x8010_0069,
  securityViolation: 0x8010_006a,
} as const;

export type ScardCode = (typeof scard)[keyof typeof scard];

interface Meaning {
  readonly name: string;
  readonly failure: FailureCode;
  /** `measured`: seen from pcsc-lite 1.9.9 with a virtual reader. `documented`: known from winscard.h and pcsclite.h only. */
  readonly known: 'measured' | 'documented';
}

const measured = (name: string, failure: FailureCode): Meaning => ({ name, failure, known: 'measured' });
const documented = (name: string, failure: FailureCode): Meaning => ({ name, failure, known: 'documented' });

/** What each return code that a door may meet says in our words. */
export const scardCodes: ReadonlyMap<number, Meaning> = new Map([
  [scard.invalidHandle, documented('SCARD_E_INVALID_HANDLE', 'card-removed')],
  [scard.noMemory, documented('SCARD_E_NO_MEMORY', 'service-error')],
  [scard.insufficientBuffer, measured('SCARD_E_INSUFFICIENT_BUFFER', 'malformed')],
  [scard.unknownReader, measured('SCARD_E_UNKNOWN_READER', 'reader-gone')],
  [scard.timeout, documented('SCARD_E_TIMEOUT', 'timed-out')],
  [scard.sharingViolation, measured('SCARD_E_SHARING_VIOLATION', 'busy')],
  [scard.noSmartcard, measured('SCARD_E_NO_SMARTCARD', 'no-card')],
  [scard.protocolMismatch, measured('SCARD_E_PROTO_MISMATCH', 'protocol-mismatch')],
  [scard.notReady, documented('SCARD_E_NOT_READY', 'reader-error')],
  // pcsc-lite: the service went away in the middle of a call.
  [scard.communicationError, measured('SCARD_F_COMM_ERROR', 'no-service')],
  // pcsc-lite: the exchange with the card failed. Where the card is found gone, the caller says so instead.
  [scard.notTransacted, measured('SCARD_E_NOT_TRANSACTED', 'reader-error')],
  [scard.readerUnavailable, documented('SCARD_E_READER_UNAVAILABLE', 'reader-gone')],
  [scard.noService, measured('SCARD_E_NO_SERVICE', 'no-service')],
  [scard.serviceStopped, documented('SCARD_E_SERVICE_STOPPED', 'no-service')],
  [scard.noAccess, documented('SCARD_E_NO_ACCESS', 'not-permitted')],
  [scard.noReadersAvailable, documented('SCARD_E_NO_READERS_AVAILABLE', 'reader-gone')],
  [scard.communicationDataLost, documented('SCARD_E_COMM_DATA_LOST', 'reader-error')],
  [scard.unsupportedCard, documented('SCARD_W_UNSUPPORTED_CARD', 'protocol-mismatch')],
  [scard.unresponsiveCard, documented('SCARD_W_UNRESPONSIVE_CARD', 'mute')],
  [scard.unpoweredCard, measured('SCARD_W_UNPOWERED_CARD', 'unpowered')],
  [scard.resetCard, measured('SCARD_W_RESET_CARD', 'card-reset')],
  [scard.removedCard, measured('SCARD_W_REMOVED_CARD', 'card-removed')],
  [scard.securityViolation, documented('SCARD_W_SECURITY_VIOLATION', 'access-denied')],
]);

/** The failure that a return code other than success stands for; `unknown` keeps the code. */
export const failureOf = (code: number): Failed => {
  const known = scardCodes.get(code);
  const hex = `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
  return known === undefined ? failed('unknown', hex) : failed(known.failure, `${known.name} ${hex}`);
};

/** The return code at the end of an error text such as `SCardConnect error: … (0x8010000b)`; the words before it are localised. */
export const codeOf = (text: string): number | null => {
  const found = /0x(?:f{8})?([0-9a-f]{8})\)?\s*$/i.exec(text);
  return found?.[1] === undefined ? null : Number.parseInt(found[1], 16);
};

/** The failure that an error text of a PC/SC call stands for; `unknown` keeps the code, or else the text. */
export const scardFailure = (text: string): Failed => {
  const code = codeOf(text);
  return code === null ? failed('unknown', text) : failureOf(code);
};
