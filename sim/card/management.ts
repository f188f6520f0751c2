import { createHash } from 'node:crypto';
import { sw } from '../../src/card/status-words.ts';
import { parseTlv, tlv, valueIn } from '../../src/card/tlv.ts';
import type { ParsedCommand } from './command.ts';
import { done, type Reply, status } from './reply.ts';

/**
 * GENERAL AUTHENTICATE with the management key 9B (SP 800-73-4 part 2, 3.2.4): the card hands out challenges, which some
 * programs take for random numbers, and accepts no answer to one, since nobody here knows a management key. A challenge
 * follows from how many were asked for since power-up.
 */
export const management = () => {
  let asked = 0;
  return {
    authenticate({ p1, data }: ParsedCommand): Reply {
      const size = blockSizes.get(p1);
      if (size === undefined) return status(sw.wrongParameters);
      const template = valueIn(parseTlv(data), 0x7c);
      const [part] = (template && parseTlv(template)) ?? [];
      if (part === undefined) return status(sw.wrongData);
      if (part.tag !== 0x81 || part.value.length > 0) return status(sw.securityStatus);
      const digest = createHash('sha256').update(`challenge ${asked++}`).digest();
      return done(tlv(0x7c, tlv(0x81, digest.subarray(0, size))));
    },
    forget() {
      asked = 0;
    },
  };
};

/** Bytes in a block of the ciphers that a management key may have: Triple DES by two names, AES with three lengths of key. */
const blockSizes: ReadonlyMap<number, number> = new Map([
  [0x00, 8],
  [0x03, 8],
  [0x08, 16],
  [0x0a, 16],
  [0x0c, 16],
]);
