/** A command APDU taken apart; `data` is a view into it, and `ne` how many bytes it wants back at most, 0 for none. */
export interface ParsedCommand {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  readonly ne: number;
}

/** Takes any bytes apart as a short or extended command APDU (ISO 7816-4, 5.1); null when its lengths disagree. */
export const parseCommand = (bytes: Uint8Array): ParsedCommand | null => {
  const body = bytes[4] === 0 && bytes.length >= 7 ? extendedBody(bytes) : shortBody(bytes);
  return body && withHeader(bytes, body.data, body.ne);
};

/**
 * Takes any bytes apart as a T=0 command (ISO 7816-3, 10.3.2): P3 is the length of the data that follow it or, with none,
 * of the answer, 0 for 256. A fourth-case Le is passed over, since it never goes down the line; null as above.
 */
export const parseTpdu = (bytes: Uint8Array): ParsedCommand | null => {
  const body = shortBody(bytes);
  return body && withHeader(bytes, body.data, body.data.length > 0 ? 0 : body.ne);
};

const withHeader = (bytes: Uint8Array, data: Uint8Array, ne: number): ParsedCommand | null => {
  const { 0: cla, 1: ins, 2: p1, 3: p2 } = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null;
  return { cla, ins, p1, p2, data, ne };
};

type Body = Pick<ParsedCommand, 'data' | 'ne'>;

const nothing = new Uint8Array();

const shortBody = (bytes: Uint8Array): Body | null => {
  const length = bytes[4];
  if (length === undefined) return { data: nothing, ne: 0 };
  if (bytes.length === 5) return { data: nothing, ne: length || 256 };
  const end = 5 + length;
  if (length === 0 || (bytes.length !== end && bytes.length !== end + 1)) return null;
  const le = bytes[end];
  return { data: bytes.subarray(5, end), ne: le === undefined ? 0 : le || 256 };
};

const extendedBody = (bytes: Uint8Array): Body | null => {
  const length = word(bytes, 5);
  if (bytes.length === 7) return { data: nothing, ne: length || 65_536 };
  const end = 7 + length;
  if (length === 0 || (bytes.length !== end && bytes.length !== end + 2)) return null;
  return { data: bytes.subarray(7, end), ne: bytes.length === end ? 0 : word(bytes, end) || 65_536 };
};

const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 0x100 + (bytes[at + 1] ?? 0);
