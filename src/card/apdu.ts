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
  const length = data?.length ?? 0;
  if (length > 255) throw new RangeError('a short command APDU holds at most 255 bytes of data');
  const whole = new Uint8Array(4 + (length > 0 ? 1 + length : 0) + (le === undefined ? 0 : 1));
  whole[0] = cla;
  whole[1] = ins;
  whole[2] = p1;
  whole[3] = p2;
  if (data !== undefined && length > 0) {
    whole[4] = length;
    whole.set(data, 5);
  }
  if (le !== undefined) whole[whole.length - 1] = le;
  return whole;
};

/** Splits a response APDU; null when it is too short for a status word. */
export const parseResponse = (bytes: Uint8Array): Response | null => {
  const sw1 = bytes[bytes.length - 2];
  const sw2 = bytes[bytes.length - 1];
  if (sw1 === undefined || sw2 === undefined) return null;
  return { data: bytes.subarray(0, -2), sw: (sw1 << 8) | sw2 };
};
