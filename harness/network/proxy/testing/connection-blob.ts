/** `DefaultConnectionSettings` with these flags and texts, in hexadecimal. */
export const blob = (flags: number, ...texts: readonly string[]): string => {
  const header = Buffer.alloc(12);
  header.writeUInt32LE(0x46);
  header.writeUInt32LE(flags, 8);
  const parts = texts.map(text => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return Buffer.concat([length, Buffer.from(text, 'latin1')]);
  });
  return Buffer.concat([header, ...parts, Buffer.alloc(32)]).toString('hex');
};
