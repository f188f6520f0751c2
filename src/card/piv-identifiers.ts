import { hex } from './hex.ts';

/** AID of the PIV card application without its version, which the card fills in (SP 800-73-4 part 1, 2.2). */
export const pivAid = hex('A0 00 00 03 08 00 00 10 00');

/** AID of the PIV card application, version 1.0. */
export const pivAidWithVersion = hex('A0 00 00 03 08 00 00 10 00 01 00');

/** Tags of the data objects that we name (SP 800-73-4 part 1, table 3). */
export const pivObjects = {
  capabilities: 0x5fc107,
  holder: 0x5fc102,
  authentication: 0x5fc105,
  signing: 0x5fc10a,
  discovery: 0x7e,
} as const;

/** Key reference of the PIV card application's own passcode. */
export const pivPasscode = 0x80;
