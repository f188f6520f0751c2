import { failed, type Outcome, ok } from '../outcome.ts';
import { matchesHex } from './hex.ts';

/** One interface byte under its ISO 7816-3 name, such as TA1 or TD2. */
export interface InterfaceByte {
  readonly name: string;
  readonly value: number;
}

/** An answer to reset, taken apart (ISO 7816-3, 8.2). */
export interface Atr {
  readonly convention: 'direct' | 'inverse';
  readonly interfaceBytes: readonly InterfaceByte[];
  /** Protocols that the card offers, the first one preferred; T=0 when it names none. */
  readonly protocols: readonly number[];
  readonly historical: Uint8Array;
  /** The check byte TCK; `absent` is right for a card that offers only T=0. */
  readonly check: 'right' | 'wrong' | 'absent';
}

/** The longest answer to reset that ISO 7816-3 allows, TS included. */
const longest = 33;

/** Takes any bytes apart as an answer to reset; `malformed` says which part is missing, unknown or too much. */
export const parseAtr = (bytes: Uint8Array): Outcome<Atr> => {
  const [ts, t0] = bytes;
  if (ts === undefined || t0 === undefined) return failed('malformed', 'shorter than TS and T0');
  if (ts !== 0x3b && ts !== 0x3f) return failed('malformed', 'TS is neither 3B nor 3F');
  if (bytes.length > longest) return failed('malformed', `longer than ${longest} bytes`);

  const found = interfaceBytesOf(bytes);
  if (found === null) return failed('malformed', 'ends within the interface bytes');

  const end = found.end + (t0 & 0x0f);
  if (end > bytes.length) return failed('malformed', 'ends within the historical bytes');
  const checked = found.protocols.some(protocol => protocol !== 0);
  const surplus = bytes.length - end - (checked ? 1 : 0);
  if (surplus < 0) return failed('malformed', 'TCK is missing');
  if (surplus > 0) return failed('malformed', 'longer than T0 says');

  // T=15 announces global interface bytes and is no protocol.
  const protocols = [...new Set(found.protocols.filter(protocol => protocol !== 15))];
  return ok({
    convention: ts === 0x3b ? 'direct' : 'inverse',
    interfaceBytes: found.interfaceBytes,
    protocols: protocols.length === 0 ? [0] : protocols,
    historical: bytes.slice(found.end, end),
    check: !checked ? 'absent' : checkOf(bytes) === 0 ? 'right' : 'wrong',
  });
};

/** Whether an answer to reset fits a pattern of the guidance: `..` is any byte, a final `*` any rest. */
export const matchesAtr = (pattern: string, atr: Uint8Array): boolean => matchesHex(pattern, atr);

/** Exclusive or of T0 and all bytes that follow it: zero when TCK is right. */
const checkOf = (atr: Uint8Array): number => atr.subarray(1).reduce((sum, byte) => sum ^ byte, 0);

/** The upper half of T0 and of each TD says which of TA, TB, TC and TD come next; the lower half of TD is a protocol. */
const interfaceBytesOf = (bytes: Uint8Array) => {
  const interfaceBytes: InterfaceByte[] = [];
  const protocols: number[] = [];
  let end = 2;
  let announced: number | null = (bytes[1] ?? 0) >> 4;
  for (let round = 1; announced !== null; round++) {
    const present: number = announced;
    announced = null;
    for (const [bit, letter] of ['TA', 'TB', 'TC', 'TD'].entries()) {
      if ((present & (1 << bit)) === 0) continue;
      const value = bytes[end++];
      if (value === undefined) return null;
      interfaceBytes.push({ name: `${letter}${round}`, value });
      if (letter !== 'TD') continue;
      protocols.push(value & 0x0f);
      announced = value >> 4;
    }
  }
  return { interfaceBytes, protocols, end };
};
