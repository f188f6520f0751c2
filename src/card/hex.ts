import { remember } from '../remember.ts';

const spacedBytes = /^(?:[0-9A-Fa-f]{2}(?: ?[0-9A-Fa-f]{2})*)?$/;
const spacedPattern = /^(?:(?:[0-9A-Fa-f]{2}|\.\.)(?: ?(?:[0-9A-Fa-f]{2}|\.\.))*)?(?: ?\*)?$/;

const names = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());

/** Bytes as upper-case hex pairs with a space between them, `00 A4 04 00`. */
export const toHex = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += text === '' ? names[byte] : ` ${names[byte]}`;
  return text;
};

/** Whether `text` is hex pairs, with or without single spaces between them. */
export const isHex = (text: string): boolean => spacedBytes.test(text.trim());

/** The reverse of `toHex`; null when `text` is not hex pairs. */
export const fromHex = (text: string): Uint8Array | null =>
  isHex(text) ? new Uint8Array(pairs(text).map(pair => Number.parseInt(pair, 16))) : null;

/** Bytes written as hex in our own source; throws a TypeError on anything else. */
export const hex = (text: string): Uint8Array => {
  const bytes = fromHex(text);
  if (bytes === null) throw new TypeError(`not hex: ${text}`);
  return bytes;
};

/** Whether `text` is a pattern of bytes: hex pairs, `..` for any byte, a final `*` for any rest. */
export const isHexPattern = (text: string): boolean => spacedPattern.test(text.trim());

/** A pattern taken apart: the bytes that it wants, null for any, and whether more may follow; null when it is none. */
const parsePattern = remember((pattern: string) =>
  isHexPattern(pattern)
    ? {
        open: pattern.trimEnd().endsWith('*'),
        wanted: pairs(pattern).map(pair => (pair === '..' ? null : Number.parseInt(pair, 16))),
      }
    : null,
);

/** Whether the bytes fit the pattern from the first byte to the last; a text that is no pattern fits nothing. */
export const matchesHex = (pattern: string, bytes: Uint8Array): boolean => {
  const parsed = parsePattern(pattern);
  if (parsed === null) return false;
  const { open, wanted } = parsed;
  if (open ? bytes.length < wanted.length : bytes.length !== wanted.length) return false;
  return wanted.every((byte, at) => byte === null || byte === bytes[at]);
};

const pairs = (text: string): readonly string[] => text.match(/[0-9A-Fa-f]{2}|\.\./g) ?? [];
