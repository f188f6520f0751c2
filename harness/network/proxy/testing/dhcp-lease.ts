/** An option of DHCP as Windows keeps it. */
export interface KeptOption {
  readonly code: number;
  readonly data: string;
  readonly vendor?: boolean;
  /** Seconds since 1970. */
  readonly lapses: number;
}

/** `DhcpInterfaceOptions` with these options, in hexadecimal. */
export const lease = (options: readonly KeptOption[]): string =>
  Buffer.concat(
    options.map(({ code, data, vendor = false, lapses }) => {
      const kept = Buffer.alloc(20 + Math.ceil(data.length / 4) * 4);
      [code, 0, data.length, Number(vendor), lapses].forEach((number, i) => {
        kept.writeUInt32LE(number, i * 4);
      });
      kept.write(data, 20, 'latin1');
      return kept;
    }),
  ).toString('hex');
