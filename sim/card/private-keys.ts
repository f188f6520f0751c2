import { constants, privateDecrypt } from 'node:crypto';
import { sw } from '../../src/card/status-words.ts';
import { parseTlv, tlv, valueIn } from '../../src/card/tlv.ts';
import type { ParsedCommand } from './command.ts';
import { type KeyUse, privateKey } from './key-pairs.ts';
import { done, type Reply, status } from './reply.ts';

/** A private key on a card, and how often it wants the passcode: once while powered, or before each use. */
export interface CardKey {
  readonly use: KeyUse;
  readonly passcode: 'once' | 'always';
}

/** The private keys of a PIV application by key reference. */
export type CardKeys = ReadonlyMap<number, CardKey>;

/**
 * GENERAL AUTHENTICATE (SP 800-73-4 part 2, 3.2.4): the card's RSA-2048 key applied to a challenge of 256 bytes, which is
 * both how it signs and how it decrypts; padding is the caller's.
 */
export const generalAuthenticate = (
  { p1, p2, data }: ParsedCommand,
  keys: CardKeys,
  allows: (passcode: CardKey['passcode']) => boolean,
): Reply => {
  const key = keys.get(p2);
  if (key === undefined || p1 !== rsa2048) return status(sw.wrongParameters);
  const template = valueIn(parseTlv(data), dynamicTemplate);
  const parts = template && parseTlv(template);
  const challenge = valueIn(parts, 0x81);
  if (challenge?.length !== 256 || valueIn(parts, 0x82)?.length !== 0) return status(sw.wrongData);
  if (!allows(key.passcode)) return status(sw.securityStatus);
  const response = applyKey(key.use, challenge);
  return response === null ? status(sw.wrongData) : done(tlv(dynamicTemplate, tlv(0x82, response)));
};

const rsa2048 = 0x07;
const dynamicTemplate = 0x7c;

/** Bare RSA with the private key; null for a number that is not below the modulus. */
const applyKey = (use: KeyUse, challenge: Uint8Array): Uint8Array | null => {
  try {
    return privateDecrypt({ key: privateKey(use), padding: constants.RSA_NO_PADDING }, challenge);
  } catch {
    return null;
  }
};
