import { concat } from './bytes.ts';

/** A command APDU before it is bytes; `le` 0 asks for as much as a short answer holds. */
export interface Command {
  readonly cla?: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Uint8Array;
  readonly le?: number;
}

/** A response APDU: data and the status word, such as 0x9000. */
export interface Response {
  readonly data: Uint8Array;
  readonly sw: number;
}

/** Encodes a short command APDU (ISO 7816-4, 5.1); throws a RangeError when the data exceeds 255 bytes. */
export const encodeCommand = ({ cla = 0, ins, p1, p2, data, le }: Command): Uint8Array => {
  const body = data ?? new Uint8Array();
  if (body.length > 255) throw new RangeError('a short command APDU holds at most 255 bytes of data');
  return concat(
    Uint8Array.of(cla, ins, p1, p2),
    body.length === 0 ? body : Uint8Array.of(body.length),
    body,
    le === undefined ? new Uint8Array() : Uint8Array.of(le),
  );
};

/** Splits a response APDU; null when it is too short for a status word. */
export const parseResponse = (bytes: Uint8Array): Response | null => {
  const [sw1, sw2] = bytes.subarray(-2);
  if (sw1 === undefined || sw2 === undefined) return null;
  return { data: bytes.subarray(0, -2), sw: (sw1 << 8) | sw2 };
};
