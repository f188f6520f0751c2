import { toHex } from '../../src/card/hex.ts';

/** Instructions by name (ISO 7816-4, table 4; SP 800-73-4 part 2). */
const names: { readonly [ins: number]: string } = {
  32: 'VERIFY',
  34: 'MANAGE SECURITY ENVIRONMENT',
  36: 'CHANGE REFERENCE DATA',
  42: 'PERFORM SECURITY OPERATION',
  44: 'RESET RETRY COUNTER',
  71: 'GENERATE KEY PAIR',
  112: 'MANAGE CHANNEL',
  132: 'GET CHALLENGE',
  134: 'GENERAL AUTHENTICATE',
  136: 'INTERNAL AUTHENTICATE',
  164: 'SELECT',
  176: 'READ BINARY',
  178: 'READ RECORD',
  192: 'GET RESPONSE',
  202: 'GET DATA',
  214: 'UPDATE BINARY',
  218: 'PUT DATA',
};

/** Instructions that carry passcodes: VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER, in both their forms. */
const secret: readonly number[] = [0x20, 0x24, 0x2c];
const headerSize = 4;
const mostBytes = 24;

const shortened = (bytes: Uint8Array): string =>
  bytes.length <= mostBytes
    ? toHex(bytes)
    : `${toHex(bytes.subarray(0, mostBytes))} … (${bytes.length} bytes)`;

/** A command APDU for people: its name and its bytes. Of a command that may carry a passcode, whatever its class, only the header. */
export const commandWords = (command: Uint8Array): string => {
  const ins = command[1];
  const even = (ins ?? 0) & 0xfe;
  const name = names[even] ?? names[ins ?? 0] ?? 'command';
  if (!secret.includes(even)) return `${name}  ${shortened(command)}`;
  const hidden = command.length > headerSize ? ` … (${command.length - headerSize} bytes not shown)` : '';
  return `${name}  ${toHex(command.subarray(0, headerSize))}${hidden}`;
};

/** A response APDU for people. */
export const responseWords = (response: Uint8Array): string =>
  response.length === 0 ? 'nothing' : shortened(response);
