/** The option of DHCP by which a network names its proxy script (WPAD). */
const scriptOption = 252;
const headerLength = 20;

/**
 * The addresses of proxy scripts that DHCP offered, out of `DhcpInterfaceOptions` in hexadecimal: what Windows keeps of
 * an interface's lease. Each option is five numbers of 32 bits, little-endian (its code, one that means nothing here,
 * the length of its data, whether it is a vendor's, the second since 1970 at which it lapses), then its data, filled up
 * to a multiple of 4. Microsoft does not document that; it is inferred from values and scripts that users published, so
 * an address found here counts only where a script answers. `now` in milliseconds since 1970.
 */
export const offeredScripts = (hex: string, now: number): readonly string[] => {
  if (!/^([\da-f]{2})+$/i.test(hex)) return [];
  const bytes = Buffer.from(hex, 'hex');
  const found: string[] = [];
  for (let at = 0; at + headerLength <= bytes.length; ) {
    const [code = 0, , length = 0, vendor = 0, lapses = 0] = [0, 4, 8, 12, 16].map(offset =>
      bytes.readUInt32LE(at + offset),
    );
    const start = at + headerLength;
    const [text = ''] = bytes.toString('latin1', start, start + length).split('\0');
    const current = code === scriptOption && vendor === 0 && lapses * 1000 > now;
    if (current && /^https?:\/\/[!-~]+$/.test(text.trim())) found.push(text.trim());
    at = start + Math.ceil(length / 4) * 4;
  }
  return found;
};
