import { hex } from '../../src/card/hex.ts';
import { sw } from '../../src/card/status-words.ts';
import { tlv } from '../../src/card/tlv.ts';
import { remember } from '../../src/remember.ts';
import type { Application } from './chip.ts';
import { status } from './reply.ts';

/** An application that can be selected and knows no instruction: what NHS cards without PIV hold is not public. */
export const applet = remember((aidHex): Application => {
  const aid = hex(aidHex);
  return {
    aid,
    // File control information, ISO 7816-4, 7.4.3.
    template: tlv(0x6f, tlv(0x84, aid), tlv(0xa5)),
    handle: () => status(sw.unknownInstruction),
    chains: () => false,
    leave: () => {},
  };
});
