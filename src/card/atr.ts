import { failed, type Outcome, ok } from '../outcome.ts';
import { concat } from './bytes.ts';
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

/** What an answer to reset is built from; the upper halves of T0 and of each TD follow from what is there. */
export type AtrParts = Pick<Atr, 'convention' | 'interfaceBytes' | 'historical'>;

/**
 * The reverse of `parseAtr`, with TCK where ISO 7816-3, 8.2.5 wants it. Throws a RangeError for interface bytes that no
 * TD announces, historical bytes beyond 15 and a whole beyond 33 bytes.
 */
export const buildAtr = ({ convention, interfaceBytes, historical }: AtrParts): Uint8Array => {
  if (historical.length > 15) throw new RangeError('more than 15 historical bytes');
  const values = new Map(interfaceBytes.map(({ name, value }) => [name, value]));
  const announced = (round: number): number =>
    letters.reduce((sum, letter, bit) => (values.has(`${letter}${round}`) ? sum | (0x10 << bit) : sum), 0);

  const bytes = [convention === 'direct' ? 0x3b : 0x3f, announced(1) | historical.length];
  let checked = false;
  for (let round = 1, more = true; more; round++) {
    const [ta, tb, tc, td] = letters.map(letter => values.get(`${letter}${round}`));
    for (const value of [ta, tb, tc]) if (value !== undefined) bytes.push(value);
    if (td !== undefined) bytes.push(announced(round + 1) | (td & 0x0f));
    checked ||= td !== undefined && (td & 0x0f) !== 0;
    more = td !== undefined;
  }
  if (bytes.length !== 2 + interfaceBytes.length)
    throw new RangeError('an interface byte that no TD announces');

  const body = concat(Uint8Array.from(bytes), historical);
  const atr = checked ? concat(body, Uint8Array.of(checkOf(body))) : body;
  if (atr.length > longest) throw new RangeError(`longer than ${longest} bytes`);
  return atr;
};

/** The protocols that a card offers, the first one preferred: T=0 when it names none, nothing when it makes no sense. */
export const protocolsOf = (bytes: Uint8Array): readonly number[] => {
  const atr = parseAtr(bytes);
  return atr.kind === 'ok' ? atr.value.protocols : [];
};

/** Whether an answer to reset fits a pattern of the guidance: `..` is any byte, a final `*` any rest. */
export const matchesAtr = (pattern: string, atr: Uint8Array): boolean => matchesHex(pattern, atr);

/** Exclusive or of T0 and all bytes that follow it: zero when TCK is right. */
const checkOf = (atr: Uint8Array): number => atr.subarray(1).reduce((sum, byte) => sum ^ byte, 0);

const letters = ['TA', 'TB', 'TC', 'TD'] as const;

/** The upper half of T0 and of each TD says which of TA, TB, TC and TD come next; the lower half of TD is a protocol. */
const interfaceBytesOf = (bytes: Uint8Array) => {
  const interfaceBytes: InterfaceByte[] = [];
  const protocols: number[] = [];
  let end = 2;
  let announced: number | null = (bytes[1] ?? 0) >> 4;
  for (let round = 1; announced !== null; round++) {
    const present: number = announced;
    announced = null;
    for (const [bit, letter] of letters.entries()) {
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
