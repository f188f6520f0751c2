import { hex } from '../../src/card/hex.ts';
import { pivAidWithVersion, pivPasscode } from '../../src/card/piv-identifiers.ts';
import { sw } from '../../src/card/status-words.ts';
import { tlv } from '../../src/card/tlv.ts';
import { type Application, done, type Reply, status } from './chip.ts';
import type { ParsedCommand } from './command.ts';

/** Data objects by tag, each made when it is first asked for. */
export type Files = ReadonlyMap<number, () => Uint8Array>;

/** The part of a card that outlives its power. */
export interface Memory {
  tries: number;
  readonly mostTries: number;
}

/** The passcode of every simulated card, 123456, padded as VERIFY carries it (SP 800-73-4 part 2, 2.4.3). */
export const testPasscode = hex('31 32 33 34 35 36 FF FF');

/** The PIV card application, as far as reading and the passcode go (SP 800-73-4 part 2, 3.1 and 3.2). */
export const pivApplication = (files: Files, memory: Memory): Application => {
  let verified = false;

  const verify = ({ p1, p2, data }: ParsedCommand): Reply => {
    if (p1 !== 0x00) return status(sw.wrongParameters);
    if (p2 !== pivPasscode) return status(sw.referenceNotFound);
    if (data.length === 0) return status(verified ? sw.done : triesLeft(memory.tries));
    if (memory.tries === 0) return status(sw.locked);
    if (!isPasscode(data)) return status(sw.wrongData);
    verified = data.every((byte, at) => byte === testPasscode[at]);
    memory.tries = verified ? memory.mostTries : memory.tries - 1;
    return status(verified ? sw.done : 0x63c0 | Math.min(memory.tries, 15));
  };

  const getData = ({ p1, p2, data }: ParsedCommand): Reply => {
    if (p1 !== 0x3f || p2 !== 0xff) return status(sw.wrongParameters);
    const tag = oneTag(data);
    if (tag === null) return status(sw.wrongData);
    const file = files.get(tag);
    return file === undefined ? status(sw.notFound) : done(file());
  };

  return {
    aid: pivAidWithVersion,
    template,
    handle(command) {
      if (command.ins === 0xcb) return getData(command);
      if (command.ins === 0x20) return verify(command);
      return status(sw.unknownInstruction);
    },
    leave() {
      verified = false;
    },
  };
};

/** Application property template: the application's identifier and its issuer's (SP 800-73-4 part 2, table 3). */
const template = tlv(
  0x61,
  tlv(0x4f, pivAidWithVersion.subarray(5)),
  tlv(0x79, tlv(0x4f, pivAidWithVersion.subarray(0, 5))),
);

const triesLeft = (tries: number): number => (tries === 0 ? sw.locked : 0x63c0 | Math.min(tries, 15));

/** Six to eight digits, then FF up to eight bytes. */
const isPasscode = (data: Uint8Array): boolean =>
  data.length === 8 && /^[0-9]{6,8}\xff*$/.test(String.fromCharCode(...data));

/** The tag that a tag list (5C) names; null when it does not name one tag of one to three bytes. */
const oneTag = (data: Uint8Array): number | null => {
  const [list, length = 0] = data;
  if (list !== 0x5c || length < 1 || length > 3 || data.length !== 2 + length) return null;
  return data.subarray(2).reduce((tag, byte) => tag * 0x100 + byte, 0);
};
