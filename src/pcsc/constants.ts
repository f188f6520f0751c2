/** Arguments and flags of PC/SC calls (winscard.h, pcsclite.h), as far as they are used; the same on every system. */
export const scope = { system: 2 } as const;
export const shareModes = { exclusive: 1, shared: 2, direct: 3 } as const;
export const protocols = { t0: 1, t1: 2, any: 3 } as const;
export const disposition = { leave: 0, reset: 1, unpower: 2, eject: 3 } as const;
/** SCARD_STATE_*: what is known of a reader. */
export const stateBits = { unaware: 0, changed: 0x02, present: 0x20, exclusive: 0x80, inUse: 0x100 } as const;

/** The longest response APDU: 65,536 bytes and the status word. */
export const longestResponse = 65_538;
