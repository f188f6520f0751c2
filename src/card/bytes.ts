/** The parts one after the other, as new bytes. */
export const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Whether `bytes` begins with every byte of `head`. */
export const startsWith = (bytes: Uint8Array, head: Uint8Array): boolean =>
  bytes.length >= head.length && equalUpTo(head.length, bytes, head);

/** Whether two byte strings are the same. */
export const isSameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && equalUpTo(one.length, one, other);

const equalUpTo = (length: number, one: Uint8Array, other: Uint8Array): boolean => {
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return false;
  return true;
};
