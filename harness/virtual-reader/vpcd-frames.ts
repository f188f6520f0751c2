/** Control bytes that vpcd sends as messages of one byte; only the request for the ATR is answered. Measured on vpcd 3.3. */
export const control = { powerOff: 0, powerOn: 1, reset: 2, sendAtr: 4 } as const;

/** A message as vpcd frames it: two bytes of length, big-endian, and the payload (at most 65,535 bytes). */
export const frame = (payload: Uint8Array): Uint8Array => {
  const framed = new Uint8Array(2 + payload.length);
  new DataView(framed.buffer).setUint16(0, payload.length);
  framed.set(payload, 2);
  return framed;
};

/** Cuts a byte stream into payloads, however it arrives. Any bytes are some frame or the beginning of one. */
export const unframe = (): ((chunk: Uint8Array) => readonly Uint8Array[]) => {
  let rest = Buffer.alloc(0);
  return chunk => {
    rest = Buffer.concat([rest, chunk]);
    const payloads: Uint8Array[] = [];
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE()) {
      const end = 2 + rest.readUInt16BE();
      payloads.push(Uint8Array.from(rest.subarray(2, end)));
      rest = rest.subarray(end);
    }
    return payloads;
  };
};
