import type { Command } from './apdu.ts';
import { pivAid, pivObjects, pivPasscode } from './piv-identifiers.ts';
import { tlv } from './tlv.ts';

/** GET DATA for one data object of the PIV application. */
const getData = (tag: number): Command => ({
  ins: 0xcb,
  p1: 0x3f,
  p2: 0xff,
  data: tlv(0x5c, tlv(tag).subarray(0, -1)),
  le: 0,
});

/** The commands with which a PIV card is read; each is on the read-only list. */
export const pivCommands = {
  select: { ins: 0xa4, p1: 0x04, p2: 0x00, data: pivAid, le: 0 },
  readDiscovery: getData(pivObjects.discovery),
  /** An empty VERIFY: answers the tries left. */
  askTries: { ins: 0x20, p1: 0x00, p2: pivPasscode },
  readHolder: getData(pivObjects.holder),
  readAuthentication: getData(pivObjects.authentication),
  readSigning: getData(pivObjects.signing),
} as const satisfies { readonly [name: string]: Command };
