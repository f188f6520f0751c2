import { hex } from '../../src/card/hex.ts';
import { pivPasscode } from '../../src/card/piv-identifiers.ts';
import { sw } from '../../src/card/status-words.ts';
import type { ParsedCommand } from './command.ts';
import { type Reply, status } from './reply.ts';

/** A secret on a card and how often it may still be guessed; both outlive the power. */
export interface Secret {
  value: Uint8Array;
  tries: number;
  readonly mostTries: number;
}

/** The secrets of a PIV application; without an unblocking key (PUK) nobody unblocks the passcode with one. */
export interface Secrets {
  readonly passcode: Secret;
  readonly unblocking: Secret | null;
}

/** The passcode of every new simulated card, 123456, padded as VERIFY carries it (SP 800-73-4 part 2, 2.4.3). */
export const testPasscode = hex('31 32 33 34 35 36 FF FF');

/** The unblocking key of every new simulated card that has one, 12345678. */
export const testUnblockingKey = hex('31 32 33 34 35 36 37 38');

/** VERIFY, CHANGE REFERENCE DATA and RESET RETRY COUNTER (SP 800-73-4 part 2, 3.2.1 to 3.2.3), and what they open. */
export const passcodes = ({ passcode, unblocking }: Secrets) => {
  let verified = false;
  /** Verified, and no key that asks for it each time was used since. */
  let fresh = false;

  const open = (opened: boolean) => {
    verified = opened;
    fresh = opened;
  };

  return {
    verify({ p1, p2, data }: ParsedCommand): Reply {
      if (p1 !== 0x00 && p1 !== 0xff) return status(sw.wrongParameters);
      if (p2 !== pivPasscode) return status(sw.referenceNotFound);
      if (p1 === 0xff) {
        if (data.length > 0) return status(sw.wrongData);
        open(false);
        return status(sw.done);
      }
      if (data.length === 0) return status(verified ? sw.done : triesLeft(passcode));
      if (passcode.tries === 0) return status(sw.locked);
      if (!isPasscode(data)) return status(sw.wrongData);
      const answer = tryOut(passcode, data);
      open(answer.sw === sw.done);
      return answer;
    },

    change({ p1, p2, data }: ParsedCommand): Reply {
      const secret = p2 === pivPasscode ? passcode : p2 === unblockingReference ? unblocking : undefined;
      if (p1 !== 0x00) return status(sw.wrongParameters);
      if (secret === undefined) return status(sw.referenceNotFound);
      if (secret === null) return status(sw.securityStatus);
      if (secret.tries === 0) return status(sw.locked);
      const fresher = data.slice(8);
      const wellFormed = secret === passcode ? isPasscode(fresher) : fresher.length === 8;
      if (!wellFormed) return status(sw.wrongData);
      const answer = tryOut(secret, data.subarray(0, 8));
      if (answer.sw === sw.done) secret.value = fresher;
      if (secret === passcode) open(answer.sw === sw.done);
      return answer;
    },

    unblock({ p1, p2, data }: ParsedCommand): Reply {
      if (p1 !== 0x00) return status(sw.wrongParameters);
      if (p2 !== pivPasscode) return status(sw.referenceNotFound);
      if (unblocking === null) return status(sw.securityStatus);
      if (unblocking.tries === 0) return status(sw.locked);
      const fresher = data.slice(8);
      if (!isPasscode(fresher)) return status(sw.wrongData);
      const answer = tryOut(unblocking, data.subarray(0, 8));
      if (answer.sw !== sw.done) {
        open(false);
        return answer;
      }
      passcode.value = fresher;
      passcode.tries = passcode.mostTries;
      return answer;
    },

    /** Whether a key may be used that wants the passcode once, or anew each time; a use of the latter is counted. */
    allows(each: 'once' | 'always'): boolean {
      if (each === 'once') return verified;
      const allowed = fresh;
      fresh = false;
      return allowed;
    },

    /** What a reset and the selection of another application do. */
    forget: () => open(false),
  };
};

/** Key reference of the unblocking key. */
const unblockingReference = 0x81;

/** A right guess restores the tries, a wrong one costs one. */
const tryOut = (secret: Secret, guess: Uint8Array): Reply => {
  const right = guess.length === 8 && guess.every((byte, at) => byte === secret.value[at]);
  secret.tries = right ? secret.mostTries : secret.tries - 1;
  return status(right ? sw.done : 0x63c0 | Math.min(secret.tries, 15));
};

const triesLeft = ({ tries }: Secret): number => (tries === 0 ? sw.locked : 0x63c0 | Math.min(tries, 15));

/** Six to eight digits, then FF up to eight bytes. */
const isPasscode = (data: Uint8Array): boolean =>
  data.length === 8 && /^[0-9]{6,8}\xff*$/.test(String.fromCharCode(...data));
