import { type Failed, type FailureCode, failed } from '../../src/outcome.ts';

interface ScardCode {
  readonly name: string;
  readonly failure: FailureCode;
  /** `measured`: seen from pcsc-lite 1.9.9 with a virtual reader. `documented`: known from winscard.h and pcsclite.h only. */
  readonly known: 'measured' | 'documented';
}

const measured = (name: string, failure: FailureCode): ScardCode => ({ name, failure, known: 'measured' });
const documented = (name: string, failure: FailureCode): ScardCode => ({
  name,
  failure,
  known: 'documented',
});

/** What each PC/SC return code says in our words. The only place where `0x8010…` is translated. */
export const scardCodes: ReadonlyMap<number, ScardCode> = new Map([
  [0x8010_0003, documented('SCARD_E_INVALID_HANDLE', 'card-removed')],
  [0x8010_0008, measured('SCARD_E_INSUFFICIENT_BUFFER', 'malformed')],
  [0x8010_0009, measured('SCARD_E_UNKNOWN_READER', 'reader-gone')],
  [0x8010_000a, documented('SCARD_E_TIMEOUT', 'timed-out')],
  [0x8010_000b, measured('SCARD_E_SHARING_VIOLATION', 'busy')],
  [0x8010_000c, measured('SCARD_E_NO_SMARTCARD', 'no-card')],
  [0x8010_000f, measured('SCARD_E_PROTO_MISMATCH', 'protocol-mismatch')],
  [0x8010_0010, documented('SCARD_E_NOT_READY', 'reader-error')],
  // pcsc-lite: the service went away in the middle of a call.
  [0x8010_0013, measured('SCARD_F_COMM_ERROR', 'no-service')],
  // pcsc-lite: the exchange with the card failed. Where the card is found gone, the caller says so instead.
  [0x8010_0016, measured('SCARD_E_NOT_TRANSACTED', 'reader-error')],
  [0x8010_0017, documented('SCARD_E_READER_UNAVAILABLE', 'reader-gone')],
  [0x8010_001d, measured('SCARD_E_NO_SERVICE', 'no-service')],
  [0x8010_001e, documented('SCARD_E_SERVICE_STOPPED', 'no-service')],
  [0x8010_0027, documented('SCARD_E_NO_ACCESS', 'not-permitted')],
  [0x8010_002e, documented('SCARD_E_NO_READERS_AVAILABLE', 'reader-gone')],
  [0x8010_002f, documented('SCARD_E_COMM_DATA_LOST', 'reader-error')],
  [0x8010_0065, documented('SCARD_W_UNSUPPORTED_CARD', 'protocol-mismatch')],
  [0x8010_0066, documented('SCARD_W_UNRESPONSIVE_CARD', 'mute')],
  [0x8010_0067, measured('SCARD_W_UNPOWERED_CARD', 'mute')],
  [0x8010_0068, measured('SCARD_W_RESET_CARD', 'card-reset')],
  [0x8010_0069, measured('SCARD_W_REMOVED_CARD', 'card-removed')],
  [0x8010_006a, documented('SCARD_W_SECURITY_VIOLATION', 'not-permitted')],
]);

/** The return code at the end of an error text such as `SCardConnect error: … (0x8010000b)`; the words before it are localised. */
export const codeOf = (text: string): number | null => {
  const found = /0x(?:f{8})?([0-9a-f]{8})\)?\s*$/i.exec(text);
  return found?.[1] === undefined ? null : Number.parseInt(found[1], 16);
};

/** The failure that an error text of a PC/SC call stands for; `unknown` keeps the code, or else the text. */
export const scardFailure = (text: string): Failed => {
  const code = codeOf(text);
  if (code === null) return failed('unknown', text);
  const known = scardCodes.get(code);
  const hex = `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
  return known === undefined ? failed('unknown', hex) : failed(known.failure, `${known.name} ${hex}`);
};
