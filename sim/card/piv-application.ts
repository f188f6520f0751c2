import { pivAidWithVersion } from '../../src/card/piv-identifiers.ts';
import { sw } from '../../src/card/status-words.ts';
import { tlv } from '../../src/card/tlv.ts';
import type { Application } from './chip.ts';
import type { ParsedCommand } from './command.ts';
import { management } from './management.ts';
import { passcodes, type Secrets } from './passcodes.ts';
import { type CardKeys, generalAuthenticate } from './private-keys.ts';
import { done, type Reply, status } from './reply.ts';

/** Data objects by tag, each made when it is first asked for. */
export type Files = ReadonlyMap<number, () => Uint8Array>;

/** What a PIV application holds. Only its secrets ever change. */
export interface PivContents {
  readonly files: Files;
  readonly keys: CardKeys;
  readonly secrets: Secrets;
}

/** The PIV card application as its user meets it (SP 800-73-4 part 2, 3); every administrative command is refused. */
export const pivApplication = ({ files, keys, secrets }: PivContents): Application => {
  const { verify, change, unblock, allows, forget } = passcodes(secrets);
  const manager = management();
  return {
    aid: pivAidWithVersion,
    template,
    handle(command) {
      switch (command.ins) {
        case instructions.getData:
          return getData(files, command);
        case instructions.verify:
          return verify(command);
        case instructions.changeReferenceData:
          return change(command);
        case instructions.resetRetryCounter:
          return unblock(command);
        case instructions.generalAuthenticate:
          return command.p2 === managementKey
            ? manager.authenticate(command)
            : generalAuthenticate(command, keys, allows);
        case instructions.putData:
        case instructions.generateKeyPair:
          return status(sw.securityStatus);
        default:
          return status(sw.unknownInstruction);
      }
    },
    chains: ins => ins === instructions.generalAuthenticate || ins === instructions.putData,
    leave() {
      forget();
      manager.forget();
    },
  };
};

const managementKey = 0x9b;

const instructions = {
  verify: 0x20,
  changeReferenceData: 0x24,
  resetRetryCounter: 0x2c,
  generateKeyPair: 0x47,
  generalAuthenticate: 0x87,
  getData: 0xcb,
  putData: 0xdb,
} as const;

const getData = (files: Files, { p1, p2, data }: ParsedCommand): Reply => {
  if (p1 !== 0x3f || p2 !== 0xff) return status(sw.wrongParameters);
  const tag = oneTag(data);
  if (tag === null) return status(sw.wrongData);
  const file = files.get(tag);
  return file === undefined ? status(sw.notFound) : done(file());
};

/** The tag that a tag list (5C) names; null when it does not name one tag of one to three bytes. */
const oneTag = (data: Uint8Array): number | null => {
  const [list, length = 0] = data;
  if (list !== 0x5c || length < 1 || length > 3 || data.length !== 2 + length) return null;
  let tag = 0;
  for (let at = 2; at < data.length; at++) tag = tag * 0x100 + (data[at] ?? 0);
  return tag;
};

/** Application property template (SP 800-73-4 part 2, table 3): identifier, issuer, label, and RSA-2048 as the algorithm. */
const template = tlv(
  0x61,
  tlv(0x4f, pivAidWithVersion.subarray(5)),
  tlv(0x79, tlv(0x4f, pivAidWithVersion.subarray(0, 5))),
  tlv(0x50, new TextEncoder().encode('TEST PIV')),
  tlv(0xac, tlv(0x80, Uint8Array.of(0x07)), tlv(0x06, Uint8Array.of(0x00))),
);
