/** What a connection's settings in the registry say, as far as they say anything. */
export interface ConnectionSettings {
  readonly autoDetect: boolean;
  /** The proxy, null unless it is switched on. */
  readonly proxy: string | null;
  readonly bypass: string;
  /** The script's address, null unless it is switched on. */
  readonly pacUrl: string | null;
}

/** Flags of INTERNET_PER_CONN_FLAGS (wininet.h). */
const proxyOn = 2;
const scriptOn = 4;
const detectOn = 8;

const headerLength = 12;

/**
 * Reads `DefaultConnectionSettings` and `WinHttpSettings`, given in hexadecimal: version, counter and flags, then the
 * proxy, its exceptions and (the former only) the script's address, each after its length; all numbers of 32 bits,
 * little-endian. Microsoft documents the flags, not the layout, which is as Wine reads it. Null when it is not like that.
 */
export const parseConnectionSettings = (hex: string): ConnectionSettings | null => {
  if (!/^([\da-f]{2})+$/i.test(hex)) return null;
  const bytes = Buffer.from(hex, 'hex');
  if (bytes.length < headerLength) return null;
  const flags = bytes.readUInt32LE(8);
  const texts: string[] = [];
  for (let at = headerLength; texts.length < 3 && at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt32LE(at);
    if (end > bytes.length) return null;
    texts.push(bytes.toString('latin1', at + 4, end));
    at = end;
  }
  const [proxy = '', bypass = '', pacUrl = ''] = texts;
  if (!texts.every(text => /^[ -~]*$/.test(text))) return null;
  return {
    autoDetect: (flags & detectOn) !== 0,
    proxy: (flags & proxyOn) !== 0 && proxy !== '' ? proxy : null,
    bypass,
    pacUrl: (flags & scriptOn) !== 0 && pacUrl !== '' ? pacUrl : null,
  };
};
